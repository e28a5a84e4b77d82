import { has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const SEARCHING = set(`
	find finding found identify identified identifying investigate investigated investigating investigation determine determined
	determining understand understanding understood discover discovered search searching unknown unclear know knew known
	possible potential likely suspected may might could confirm confirmed confirming not never look looking diagnose
	diagnosing establish another other whether if second`);

const SEVERAL = set('combination several multiple both two three number series chain mix interplay');

function claim(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if (part === 'timeline' || part === 'actions') return null;
	const searched = concludes(all, at) ? at : 0;
	if (has(all, SEARCHING, searched, to + 4) || (is(all, to) !== 'that' && has(all, SEVERAL, to, to + 4)))
		return null;
	const start = is(all, at);
	const suggestion = start === 'the' || start === 'root' ? instead(found) : null;
	return { severity: 'info', suggestion };
}

/** `We found that the root cause was …` ends the search. */
const concludes = (all: Found['words'], at: number): boolean =>
	is(all, at - 1) === 'that' &&
	/^(?:determined|found|established|identified|confirmed|concluded|discovered|learned|learnt|knew)$/.test(
		is(all, at - 2),
	) &&
	!has(all, set('to not could'), 0, at - 2);

function instead({ at, to, written, words: all }: Found): string | null {
	if (is(all, at) !== 'the' || is(all, at + 1) !== 'root' || to - at < 3) return null;
	const first = written(at, at + 1);
	const rest = written(at + 2, to)
		.slice('cause'.length)
		.replace(/^ (?:of|for) /, ' in ');
	return `${first === 'The' ? 'One' : 'one'} contributing factor${rest}`;
}

/** A heading or a label of one word. */
function heading(found: Found): Verdict | null {
	const { words: all, at, to, kind } = found;
	const rest = all.slice(to).filter((word) => !word.sign);
	const first = all.slice(0, at).filter((word) => !word.sign && !/^(?:the|\d+)$/.test(word.is));
	if (first.length > 0) return null;
	const labels = is(all, to) === ':' || is(all, to) === '-' || is(all, to) === '–' || is(all, to) === '—';
	if (kind === 'heading' ? rest.length > 0 && !labels : !labels) return null;
	if (found.part === 'timeline') return null;
	return { severity: 'info', suggestion: 'Contributing factors' };
}

export const singleCause: Rule = {
	name: 'single-cause',
	message:
		'What else had to be true for this to happen? One cause closes the list early; several contributing factors each offer something to change (Google SRE Workbook, chapter 10).',
	readsHeadings: true,
	once: true,
	patterns: [
		{
			phrase: words('ultimately|finally|fundamentally {word}? the cause {word}? {word}? {word}? was|is'),
			judge: claim,
		},
		{ phrase: words('all due|because|down|thanks to|of one|a single?'), judge: claim },
		{ phrase: words('exactly|just|only one|a single? cause|reason|culprit'), judge: claim },
		{
			phrase: words(
				'fundamental|underlying|ultimate|deepest|core|real|true cause {word}? {word}? {word}? {word}? was|is|lies|lay',
			),
			judge: claim,
		},
		{ phrase: words('one cause only'), judge: claim },
		{
			phrase: words(
				'this|one|a single {word}? {word}? caused|explains|explained the entire|whole|everything|all',
			),
			judge: claim,
		},
		{
			phrase: words('everything|all|it goes|went|comes|came|boils|boiled back|down to one|a|single'),
			judge: claim,
		},
		{ phrase: words('root cause'), judge: heading },
		{
			phrase: words(
				'the|its|our|this|real|actual|true|ultimate|single|one|sole|main|primary|underlying root cause {word}? {word}? {word}? {word}? {word}? {word}? was|is|were|being|lies|lay|turned',
			),
			judge: claim,
		},
		{
			phrase: words(
				'a|the single|sole|only|ultimate|real|true cause {word}? {word}? {word}? {word}? {word}? was|is|of',
			),
			judge: claim,
		},
		{
			phrase: words(
				'the {word}? cause {word}? {word}? {word}? {word}? was|is one|single|solely|only|entirely|simply',
			),
			judge: claim,
		},
		{ phrase: words('caused|triggered|explained solely|entirely|exclusively|only|purely by'), judge: claim },
		{ phrase: words('solely|entirely|exclusively|purely caused|triggered|due|because|down'), judge: claim },
		{ phrase: words('boils|boiled|comes|came down to one|single'), judge: claim },
		{ phrase: words('was|is|as the root cause'), judge: claim },
		{ phrase: words('was|is|as|the|our|a root-cause for|of|was|is|.|,'), judge: claim },
		{ phrase: words('was|is|as the|our root-cause'), judge: claim },
		{ phrase: words('was|is the|our one|single|sole|ultimate|only reason|cause|culprit'), judge: claim },
		{ phrase: words('root cause :|='), judge: claim },
		{ phrase: words('one and only cause|reason|culprit'), judge: claim },
		{ phrase: words('had|has|is|was a|one single? cause|culprit|reason'), judge: claim },
		{ phrase: words('single|sole|only|one cause|reason|culprit for|behind|of|was|is'), judge: claim },
	],
};
