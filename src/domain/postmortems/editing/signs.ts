import { readEvidence } from '../evidence.ts';
import type { EventKind } from '../postmortem.ts';
import type { TypedMoment } from './typed.ts';

/** What a moment is known by, as a picture beside it. */
export type Sign =
	| 'signal'
	| 'alarm'
	| 'message'
	| 'terminal'
	| 'commit'
	| 'decision'
	| 'milestone'
	| 'image'
	| 'file'
	| 'link';

export const SIGN_NAMES: Record<Sign, string> = {
	signal: 'A signal',
	alarm: 'An alarm',
	message: 'A message',
	terminal: 'Something done',
	commit: 'A change of code',
	decision: 'A decision',
	milestone: 'A milestone',
	image: 'With a picture',
	file: 'With a file',
	link: 'With a link',
};

const OF_KIND: Record<EventKind, Sign> = {
	seen: 'signal',
	done: 'terminal',
	decided: 'decision',
	said: 'message',
	milestone: 'milestone',
};

const ALARM = /^\W*(?:page|paged|alert|alarm)\b/i;
const ADDRESSES: [RegExp, Sign][] = [
	[/\/(?:commit|commits|pull|pulls|merge_requests|compare)\//i, 'commit'],
	[/slack|mattermost|discord|teams\.|chat\.|matrix\.to|zulip/i, 'message'],
	[/pagerduty|opsgenie|alertmanager|\/alerts?\b|incident\.io/i, 'alarm'],
	[/grafana|datadog|kibana|prometheus|dashboards?\b|\/d\//i, 'signal'],
];

/** By its evidence where there is any, or else by what kind it is. */
export function signOf({ kind, text, evidence }: Pick<TypedMoment, 'kind' | 'text' | 'evidence'>): Sign {
	const [piece] = readEvidence(evidence);
	if (piece?.form === 'image' || piece?.form === 'file') return piece.form;
	if (piece?.form === 'link') return ADDRESSES.find(([pattern]) => pattern.test(piece.href))?.[1] ?? 'link';
	if (kind === 'decided' || kind === 'done') return OF_KIND[kind];
	if (ALARM.test(text)) return 'alarm';
	if (piece?.form === 'quote') return 'message';
	if (piece?.form === 'log') return 'signal';
	return OF_KIND[kind];
}
