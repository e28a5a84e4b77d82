const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Words in front of which a role is still a person's. */
const OURS = 'our their its his her this that every each another any some no';
const ARTICLES = 'the a an one';

/**
 * Words that name people and programs alike, and what may stand before them where a person is meant: Kubernetes has
 * operators, clusters have members, databases have planners. Alone, without anything before it, each is a person.
 */
const AMONG_PEOPLE = new Map<RegExp, ReadonlySet<string>>([
	[
		/^operators?$/,
		set(`${OURS} ${ARTICLES} human shift night day duty on-call oncall console plant support senior junior lead responsible
		second first customer service help machine crane network system remote trained experienced new inexperienced tired`),
	],
	[/^agents?$/, set('support service customer human call helpdesk travel desk live')],
	[/^members?$/, set('team staff crew squad group board committee community family shift faculty')],
	[
		/^(?:planner|coordinator|dispatcher|supervisor)s?$/,
		set('shift night line floor project incident release duty our his her site support capacity'),
	],
	[
		/^providers?$/,
		set(
			`${OURS} ${ARTICLES} hosting external network third-party internet telecom cloud managed infrastructure service`,
		),
	],
	[
		/^supports?$/,
		set(
			`${OURS} ${ARTICLES} customer technical level first-level second-level product user tier vendor it night weekend`,
		),
	],
	[
		/^shifts?$/,
		set(
			`${OURS} the night day late early morning evening on-call weekend previous next incoming outgoing first second`,
		),
	],
	[
		/^group$/,
		set(
			'working network storage infrastructure engineering operations product web mobile payments identity steering core',
		),
	],
	[/^management$/, set(`${OURS} the top senior upper middle company product project account`)],
]);

/** A *manager* is a person, unless these say what it manages. */
const MANAGED = set(`
	package packages window windows session queue memory resource connection password cluster traffic volume device cache
	certificate cert secret secrets process boot file tag dependency version workflow key configuration systems system
	state plugin extension alert rule driver power disk display policy access api deployment update job task lock`);
/** What is spoken of where an operator is a program. */
const TALK =
	/^(?:reconcil\w*|crds?|kubernetes|k8s|kube\S*|helm|custom|resource|pods?|controller|namespace|daemonset|\u{E000}+)$/u;

/**
 * @param at the word
 * @param isLed whether the word in front of it belongs to it
 */
export function isProgram(words: readonly { is: string }[], at: number, isLed: boolean): boolean {
	const word = words[at]?.is ?? '';
	const before = isLed ? words[at - 1]?.is : undefined;
	if (/^managers?$/.test(word)) return before !== undefined && MANAGED.has(before);
	for (const [names, people] of AMONG_PEOPLE) {
		if (!names.test(word)) continue;
		// `a member of the platform team`
		if (words[at + 1]?.is === 'of' && words.slice(at + 2, at + 6).some(({ is }) => GROUPS.test(is)))
			return false;
		if (before !== undefined && !people.has(before)) return true;
		if (before === undefined && /^(?:agents?|group)$/.test(word)) return true;
		return word.startsWith('operator') && words.some(({ is }) => TALK.test(is));
	}
	return false;
}

const GROUPS = /^(?:teams?|staff|crew|squad|board|department|shift|committee)$/;
