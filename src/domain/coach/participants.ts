import type { Word } from './sentences.ts';

export interface Participants {
	/** Single words by which they are called, as they are written. */
	names: ReadonlySet<string>;
	roles: ReadonlyMap<string, string>;
}

const ROLE = /^(.+?)\s*(?:\(([^()]+)\)|,\s*(?:the\s+)?([\p{Ll}][\p{L} -]+))$/u;

/** `Ana Silva (deployer)` is called Ana, Silva, and by her role where the coach offers other words. */
export function participantsFrom(given: readonly string[]): Participants {
	const names = new Set<string>();
	const roles = new Map<string, string>();
	for (const one of given) {
		const [, called = one, inBrackets, behind] = ROLE.exec(one.trim()) ?? [];
		const role = inBrackets ?? behind;
		for (const name of called.split(/[\s,]+/)) {
			// Initials of one letter are everywhere.
			if (name.replace('@', '').length < 2 || PARTICLE.test(name)) continue;
			names.add(name);
			if (name.startsWith('@')) names.add(name.slice(1));
			if (role) roles.set(name, role);
		}
	}
	return { names, roles };
}

const PARTICLE = /^(?:van|von|de|der|den|da|di|du|la|le|el|al|bin|and|the|of)$/;

/** In chat and in timelines names lose their capitals; those that are words of the language need them. */
function capital(raw: string): string {
	if (raw.length < 3 || WORDS.has(raw) || raw !== raw.toLowerCase()) return '';
	return raw.charAt(0).toUpperCase() + raw.slice(1);
}
const WORDS = new Set(
	`mark will bill rich grace frank chase may june rose jack hope art dan max min jan pat sue drew rob dean miles wade reed
	cliff dale ray guy josh chip penny summer april august the and for not are our page case field long young king cook
	law bush brook wood hill stone day lane marsh lake heath price read noble bay fox wolf hunt ford park white black
	brown green gray grey good best sharp short small strong swift wise power powers root node ruby joy faith dawn ivy eve`.split(
		/\s+/,
	),
);

function isName(raw: string, names: ReadonlySet<string>): boolean {
	if (names.has(raw) || names.has(`@${raw}`) || names.has(capital(raw))) return true;
	// A handle at the beginning of a sentence.
	return /^\p{Lu}\p{Ll}/u.test(raw) && names.has(raw.toLowerCase());
}

export function markNames(words: readonly Word[], { names }: Participants): void {
	if (names.size === 0) return;
	for (const word of words) word.name = !word.sign && isName(word.raw, names);
}
