import { foldCase } from './text';

// Words around a name that are no part of it, and words inside it that belong to the last name. Each list is searched
// for ` word `, in lower case and without full stops. Collected from the address forms and degrees that Wikipedia lists
// for each language (CC BY-SA: facts, no text) and from what people write behind their names on LinkedIn.

/** Words in front of the last word that belong to the last name with it. */
const PARTICLES =
  " van von vom zum zur zu der den dem ter ten te 't het af av aan op und de del dela della dello delle dell' degli dei di da das do dos du des d' " +
  "la las le les lo los el al ibn bin bint binti abu abd abdul st. st saint san santa mac mc o' ó ní uí mhic nic بن بنت عبد ابو أبو آل ";
/** Dutch `in` is a particle in front of these alone. */
const AFTER_IN = " 't het de den der ";
/** Spanish, Catalan and Portuguese link two last names with these; capitals would be initials. */
const LINKS = ' y e i ';

/** Forms of address and academic titles in front of a name, with or without a full stop at their end. */
const TITLES =
  ' dr drs dres dra prof professor professorin professeur profesor profesora mr mrs ms miss mx messrs sir dame herr hr frau fräulein fru frk mme mlle ' +
  'monsieur madame mademoiselle dott dottssa dottore dottoressa signor signora signorina sra sr srta senhor senhora señor señora señorita doña dhr mevr mevrouw ' +
  'meneer mgr magister mudr judr phdr rndr paeddr thdr mvdr pharmdr rsdr phmr dipl-ing dr-ing dr-habil univ-prof priv-doz prof-dr fh-prof ' +
  'rev reverend revd smt shri shrimati datuk dato encik puan atty engr drhab ' +
  'д-р г-н г-жа господин госпожа пан пані δρ د الدكتور السيد السيدة المهندس דר פרופ מר גב ';
/** Only with their full stop: `Phil` and `Nat` are first names, `Gen` and `Col` may be. */
const DOTTED_TITLES =
  ' med. dent. vet. rer. nat. phil. jur. iur. pol. oec. soc. techn. sc. theol. habil. mult. dipl. dipl.-ing. dipl.-inform. dipl.-kfm. dipl.-kffr. ' +
  'dipl.-wirt.-ing. dipl.-psych. dr.-ing. ing. mag. mag.a mag.ª bc. mga. doc. avv. geom. rag. arch. sig. sig.ra dott.ssa prof.ssa lic. abg. eng. ir. er. inż. inz. ' +
  'hon. adv. capt. col. gen. maj. sgt. lt. cpt. cmdr. adm. fr. mons. pr. me. d.ª dr.ª dra. sr.ª κ. κα. καθ. проф. ';
/** `Dr. h. c. Anna Berg`: in small letters and behind another title, for `H. C. Andersen` has two initials. */
const HONORARY = / (?:h\.c\.|e\.h\.|h\. c\.|e\. h\.) $/;
/** Titles and forms of address behind a Chinese, Japanese or Korean name. */
const EAST_ASIAN_TITLES = ' 様 さん 殿 氏 先生 博士 教授 社長 部長 課長 女士 小姐 经理 씨 님 박사 교수 대표 ';

/** Who of a family is meant: kept, because father and son may work at one company. */
const GENERATIONS = ' jr jnr sr snr 2nd 3rd 4th 5th ';
const ROMAN_NUMERAL = /^(?:II|III|IV|VI{1,3}|IX|ii|iii|iv|vi{1,3}|ix)$/;

/** Degrees, orders and certifications behind a name, without hyphens and full stops. */
const DEGREES =
  ' phd dphil mphil msc bsc mbbs mbchb bchir mbbch mba emba gmba mbe obe cbe kbe dbe gbe kcb ba bs bfa bba bcom bcomm bca be beng btech barch bed bsn bns bm ' +
  'ma ms mfa mca mcom me meng mtech march med mmed msn msw mls mlis mdiv mres mph mpa mpp mha mhs mim mps mpharm bpharm mst msed msit msis mscs msee mdes ' +
  'md do dds dmd dvm vmd dpm dc od dpt dnp pharmd rph psyd edd dba dsc scd thd dmin drph dma jd juris llb llm lld jsd sjd esq esquire qc kc ' +
  'rn bsrn lpn lvn np cnp fnp fnpbc aprn arnp crna cns cnm pa pac pact lcsw lmsw licsw lmft mft lpc lpcc lmhc lac bcba rd rdn ldn cde cdces ot otr otrl pt cscs ' +
  'frcs frcp frcpc frcsc mrcp mrcs mrcgp facs facp facc facog facep fache faan faia frsa frs frse fba frcog ' +
  'cpa ca cma cia cfa cfe cfp chfc clu caia frm prm acca fcca aca fca acma fcma cima cgma cisa cism crisc cgeit cissp ccsp cssp csslp ceh oscp oswe gcih gsec cipp cippe cippus cipm cipt ' +
  'comptia cysa ccna ccnp ccie ccda mcp mcse mcsa mct rhce rhcsa vcp ckad aws itil togaf prince2 pmp pmiacp acp capm pgmp pfmp pmirmp pmisp csm cspo csp acsm psm psmi pspo safe spc sa popm ' +
  'ssbb cssbb cssgb lssbb lssgb lssmbb mbb cbap ccba ecba cscp cpim cltd cpsm cips mcips fcips scpro cqe cqa cmq cre ' +
  'phr sphr gphr aphr sphri shrm shrmcp shrmscp cipd mcipd fcipd assoccipd chrp chrl chrmp cebs ccp cplp cptd aptd acc pcc mcc cpc cpcc ' +
  'pe peng eit ceng cenv csci ieng miet fiet ieee mieee smieee fieee mice fice mistructe fistructe rics mrics frics assocrics riba aia aicp asla leed leedap ap bdc ncarb nicet ra rla ' +
  'cpcu arm aic are aai cic cisr crm gri crs abr cips ccim sior srs cre mai sra ari ' +
  'cae cmp cmm csep cem cfre mcim fcim cim dipm apr prca cpp cpo cdmp ccxp cap pcm ceo cto cfo coo cmo cio chro cro cpo ' +
  'ing dipl dipling bc csc drsc habil dr et mult dring magister lic licjur iur dipldes ';
/** Of these, what somebody may be called: without a comma in front they count as a degree in capitals only. */
const SURNAMES_TOO =
  ' edd riba cima cisa pac mba mbe obe cbe ba be bed do ma me med ms md od ot pa pe pt ra ap arm are aro acc ca cap cia cim ing di ari sa safe march frs mai gri lac sra apr et bc dc esquire ';
/** Of these, what stays a name even in capitals: French lists write the last name so. */
const SHORT_SURNAMES = ' ma ba do be pe pa ra ca di me ot od et sa ap ';

const PRONOUNS =
  ' he him his she her hers they them theirs ze zir xe xem it its er ihm ihn sein sie ihr ihre il lui elle iel él ella elle elles ele dela dele ela hij hem zijn zij haar hen hun hon henne han honom ham hun hende ';

/** Words of a job, a company or a sentence that people add to their name behind a comma. */
const ADDED_WORDS =
  ' certified licensed registered chartered accredited engineer manager director founder cofounder co-founder president chairman partner head senior junior lead ' +
  'consultant coach author speaker attorney lawyer architect nurse accountant analyst developer recruiter realtor student candidate retired specialist officer ' +
  'executive advisor adviser trainer teacher researcher scientist designer marketer entrepreneur investor six sigma series open hiring available looking ceo cto cfo coo cmo vp svp evp at of for the and bei und et chez ' +
  'inc llc ltd gmbh geschäftsführer geschäftsführerin leiter leiterin directeur directrice gérant responsable director directora gerente direttore ';

function has(list: string, word: string): boolean {
  return word !== '' && list.includes(` ${word} `);
}

/** Without the full stop at its end and before a hyphen; others make initials. */
function withoutLastDot(word: string): string {
  return foldCase(word).replace(/\.(?=-|$)/g, '');
}

/** True for a title in front of a name; `words` and `at` tell what stands around it. */
export function isTitle(words: readonly string[], at: number): boolean {
  const word = words[at] || '';
  if (has(TITLES, withoutLastDot(word)) || has(DOTTED_TITLES, foldCase(word))) return true;
  if (at < words.length - 2 && word.length > 2 && !areInitials(word) && isSureDegree(word)) return true;
  const [before = '', after = ''] = [words[at - 1], words[at + 1]];
  return (
    at > 0 &&
    (HONORARY.test(` ${word} `) || HONORARY.test(` ${word} ${after} `) || HONORARY.test(` ${before} ${word} `))
  );
}

export function isEastAsianTitle(word: string): boolean {
  return has(EAST_ASIAN_TITLES, word);
}

/** True for `Jr.`, `Snr`, `III`, `2nd`; `Ii` and `Iv` are names. */
export function isGeneration(word: string): boolean {
  return has(GENERATIONS, withoutLastDot(word)) || ROMAN_NUMERAL.test(word);
}

const DOTTED = /^(?:\p{L}\.){2,}\p{L}?\.?$/u;
const MIXED_CAPITALS = /^(?:\p{Lu}{2,}\p{Ll}|\p{Lu}\p{Ll}+\p{Lu})/u;

/** `M.D.`, `S.R.`: letters with a full stop behind each, which may be somebody's initials. */
export function areInitials(word: string): boolean {
  return DOTTED.test(word);
}

/**
 * What a word behind a name is: surely a degree, one that could be a name as well, or neither. In a name that is all in
 * capitals these tell nothing.
 */
export function readDegree(word: string, isNameInCapitals: boolean): 'degree' | 'maybe' | null {
  const bare = foldCase(word).replace(/[.\-‐‑–/,]/g, '');
  if (!has(DEGREES, bare)) return null;
  if (!has(SURNAMES_TOO, bare) || areInitials(word)) return 'degree';
  if (MIXED_CAPITALS.test(word)) return 'degree';
  return !isNameInCapitals && word === word.toUpperCase() && !has(SHORT_SURNAMES, bare) ? 'degree' : 'maybe';
}

/** `PhD Anna Berg`: what nobody is called. */
function isSureDegree(word: string): boolean {
  return readDegree(word, true) === 'degree';
}

/** True for words of a job, a company or a sentence. */
export function isAddedWord(word: string): boolean {
  return has(ADDED_WORDS, withoutLastDot(word));
}

/** `she/her`, `he/him/his`, `sie/ihr`. */
export function arePronouns(word: string): boolean {
  const parts = foldCase(word).split('/');
  return parts.length > 1 && parts.every((part) => has(PRONOUNS, part));
}

/** True when the word at this place belongs to a last name that goes on behind it. */
export function isParticle(words: readonly string[], at: number): boolean {
  const plain = (word = ''): string => foldCase(word).replace(/[’‘`´]/, "'");
  const word = plain(words[at]);
  return has(PARTICLES, word) || (word === 'in' && has(AFTER_IN, plain(words[at + 1])));
}

/** `Ortega y Gasset`: the word at this place joins two last names. */
export function isLink(word: string): boolean {
  return has(LINKS, word);
}
