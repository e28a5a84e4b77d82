import type { Finding, RuleName } from './finding.ts';
import type { Participants } from './participants.ts';
import { endOf } from './phrase.ts';
import { BEGINNING } from './rules/all.ts';
import { namedFault } from './rules/named-fault.ts';
import { severityFor, type Found, type Rule, type Sentence, type Verdict } from './rules/rule.ts';

/**
 * What there is to say about one sentence.
 * @param said the rules that speak once for a text and have spoken
 */
export function remarksOn(sentence: Sentence, people: Participants, said: Set<RuleName>): Finding[] {
	const { words, kind } = sentence;
	// A question is a prompt, or somebody wondering; both are wanted.
	if (words.at(-1)?.is === '?') return [];
	const findings: Finding[] = [];
	words.forEach((word, at) => {
		for (const { rule, pattern } of BEGINNING.get(word.is) ?? []) {
			if (kind === 'heading' && !rule.readsHeadings) continue;
			if (rule.silentIn?.includes(sentence.part) || said.has(rule.name)) continue;
			const to = endOf(pattern.phrase, words, at);
			if (to === -1) continue;
			const found = { ...sentence, at, to };
			const verdict = pattern.judge(found);
			if (!verdict || (sentence.isPublic && verdict.subject?.who === 'self')) continue;
			if (rule !== namedFault) add(findings, remark(rule, found, verdict));
			if (verdict.subject?.who === 'named') add(findings, aboutName(found, verdict, people));
			if (rule.once) said.add(rule.name);
		}
	});
	return weighed(findings);
}

/** All that is said about a sentence weighs as much as the heaviest of it: `obviously` is heavier next to a name. */
function weighed(findings: Finding[]): Finding[] {
	const [heaviest] = findings.map(({ severity }) => severity).sort((a, b) => ORDER[a] - ORDER[b]);
	return heaviest === undefined ? [] : findings.map((finding) => ({ ...finding, severity: heaviest }));
}

/** A rule speaks once about a sentence, and then of what weighs most. */
function add(findings: Finding[], next: Finding): void {
	const at = findings.findIndex((one) => one.rule === next.rule);
	const there = findings[at];
	if (!there) findings.push(next);
	else if (ORDER[next.severity] < ORDER[there.severity]) findings[at] = next;
}
const ORDER = { high: 0, medium: 1, low: 2, info: 3 } as const;

function remark(rule: Rule, found: Found, verdict: Verdict): Finding {
	const { words } = found;
	const from = Math.max(0, verdict.from ?? found.at);
	const to = Math.max(from + 1, verdict.to ?? found.to);
	return {
		rule: rule.name,
		severity: verdict.severity ?? (verdict.subject ? severityFor(verdict.subject) : 'low'),
		start: words[from]?.start ?? 0,
		end: words[Math.min(to, words.length) - 1]?.end ?? 0,
		message: rule.message,
		suggestion: verdict.suggestion ?? null,
	};
}

function aboutName({ words }: Found, { subject }: Verdict, { roles }: Participants): Finding {
	const from = subject?.from ?? 0;
	const to = subject?.to ?? 1;
	const names = words.slice(from, to).map(({ raw }) => raw);
	const role = names.map((name) => roles.get(name)).find((one) => one !== undefined);
	return {
		rule: 'named-fault',
		severity: 'high',
		start: words[from]?.start ?? 0,
		end: words[to - 1]?.end ?? 0,
		message: namedFault.message,
		suggestion: role === undefined ? null : from === 0 ? `The ${role}` : `the ${role}`,
	};
}
