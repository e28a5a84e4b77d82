import type { Word } from './sentences.ts';

const set = (words: string) => new Set(words.trim().split(/\s+/));

const IRREGULAR = set(`
	been become begun bent bet bitten blown borne bought bound broken brought built burnt burst caught chosen clung come
	cost crept cut dealt done drawn driven drunk eaten fallen fed felt fled flown forbidden foreseen forgiven
	forgotten fought found frozen given gone gotten got ground grown had heard held hidden hit hung hurt kept
	known laid lain learnt led left lent let lit lost made meant met mistaken misread overlooked overseen overtaken
	paid proven put quit read rerun reset rewritten ridden risen run said seen sent set shaken shed shown shrunk shut
	slept slid sold sought spelt spent split spoken spotted spread spun stood stuck struck sunk sworn swept swum taken
	taught thought thrown told torn understood undone upheld upset woken won worn wound written`);
/** Read as participles only before what a participle can have behind it: `have automated tests`. */
const ALSO_ADJECTIVES = set(`
	automated dedicated shared limited detailed distributed centralised centralized improved updated documented defined
	established trained experienced skilled advanced unlimited reduced increased better-tested tested scheduled planned
	written set read cut run cost`);
const NOT_PARTICIPLES = set(
	'need speed feed seed red bed shed breed indeed hundred greed exceed proceed succeed sacred naked embed',
);
const LIGHT = set(
	'the a an this that these those it them him her us our my his their its to in on at by for with from earlier sooner before and or but as if more less properly up down out off all any some when',
);

export function isParticiple(word: Word | undefined, next?: Word): boolean {
	if (!word || word.sign) return false;
	const { is } = word;
	if (ALSO_ADJECTIVES.has(is))
		return !next || next.sign || LIGHT.has(next.is) || next.is.endsWith('ly') || next.name;
	if (IRREGULAR.has(is)) return true;
	return is.length > 3 && is.endsWith('ed') && !NOT_PARTICIPLES.has(is);
}

export const AUXILIARY = set(`
	am is are was were be been being has have had do does did will would shall should can could may might must ought 'd`);

const PAST = set(`
	became began bent blew broke brought built bought came caught chose cut dealt did drew drove fell felt forgot found
	flew froze gave got grew had heard held hid hit kept knew laid led left lent lost made meant met misread misunderstood
	mistook overlooked overrode overwrote put paid ran read rode rose said sat saw sent set shook shut slept sold sought
	spoke spent spread stood stuck struck swept taught thought threw told took tore understood undid was went were
	withdrew woke won wore wrote`);

export const isPastForm = (word: string): boolean => PAST.has(word) || word === 'had';

/** A verb that may end a noun phrase before it. */
export function isFinite(word: Word): boolean {
	return AUXILIARY.has(word.is) || PAST.has(word.is) || isPast(word);
}

export function isFiniteAt(words: readonly Word[], at: number): boolean {
	const word = words[at];
	return word !== undefined && isFinite(word);
}

const isPast = ({ is, sign }: Word) =>
	!sign && is.length > 3 && is.endsWith('ed') && !NOT_PARTICIPLES.has(is);

/** May stand between subject, auxiliary and verb. */
export const ADVERB = set(`
	also then still just simply only even ever really actually apparently probably initially first later again soon
	already always often usually immediately quickly fully properly correctly adequately sufficiently thoroughly
	carefully clearly obviously accidentally mistakenly inadvertently erroneously unintentionally unknowingly wrongly
	incorrectly manually completely entirely totally basically consistently previously subsequently consequently
	therefore thus unfortunately sadly regrettably somehow certainly definitely surely easily well both all instead
	explicitly actively proactively regularly originally himself herself themselves ourselves myself repeatedly
	unwittingly deliberately intentionally knowingly carelessly negligently recklessly blindly hastily prematurely
	never not once never-ever yet too so far long at least`);
