/** The script project's title, which is the add-on's name in its menu. */
export const PROJECT_NAME = 'eCore Email Enrichment';
