/** One HTTP answer of the service. */
export interface Answer {
  status: number;
  headers: { [name: string]: string };
  body: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** 1 credit was taken; `balance` is the wallet after that. */
export const success = (email: string, balance: number): Answer =>
  json(200, { success: true, status: 'success', results: { email }, remaining_credits: balance });

/** Free. */
export const notFound = (balance: number): Answer =>
  json(200, { success: true, status: 'not_found', message: 'Email not found', remaining_credits: balance });

export const noCombination = (): Answer =>
  json(400, { error: 'Provide linkedin_url, email, or first_name + last_name + (company_name OR company_website).' });

export const invalidToken = (): Answer => json(401, { detail: 'Invalid token.' });

/** The long form of https://docs.ecoreservice.com (error codes). */
export const insufficientCredits = (required: number, balance: number): Answer =>
  json(402, {
    error: `Insufficient credits. You need ${required} credits but have ${balance}.`,
    required,
    balance,
  });

/** The short form, without the numbers. */
export const insufficientCreditsPlain = (): Answer => json(402, { error: 'Insufficient credits.' });

/** The wording of these is not documented; only the status is. */
export const unknownPath = (): Answer => json(404, { detail: 'Not found.' });
export const wrongMethod = (method: string): Answer => json(405, { detail: `Method "${method}" not allowed.` });
export const dailyCapExceeded = (): Answer => json(429, { error: 'Daily usage limit of this test token exceeded.' });
export const tooManyRequests = (): Answer => json(429, { error: 'Too many requests.' });
export const serverError = (): Answer => json(500, { error: 'Internal server error.' });

/** What a web server in front of the service answers when that has died. */
export const serverErrorPage = (): Answer => ({
  status: 500,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html>\n<html lang="en"><head><title>Server Error (500)</title></head>\n<body>\n  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n',
});

/** The answer with the second half of its body missing. */
export const malformed = (answer: Answer): Answer => ({
  ...answer,
  body: answer.body.slice(0, Math.floor(answer.body.length / 2)),
});

export const withRetryAfter = (answer: Answer, seconds: number | undefined): Answer =>
  seconds === undefined ? answer : { ...answer, headers: { ...answer.headers, 'Retry-After': String(seconds) } };
