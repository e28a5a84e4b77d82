import { linked } from '#lib/markdown/linked.ts';
import { reference } from '../entries/kinds.ts';
import type { Linked } from '../entries/links.server.ts';
import { REFERENCE } from '../entries/references.ts';
import { everyHtml } from './every-html.ts';
import type { Presented } from './presentation.server.ts';

/** `PM-97` becomes a link where the reader may follow it; elsewhere it stays what somebody wrote. */
export function withLinks<Shown extends Presented>(shown: Shown, to: readonly Linked[]): Shown {
	if (to.length === 0) return shown;
	const hrefs = new Map(to.map(({ kind, number, href }) => [reference(kind, number), href]));
	const leadsTo = (words: string) => hrefs.get(words.toUpperCase().replace(/[\u2010\u2011]/, '-')) ?? null;
	return everyHtml(shown, (html) => linked(html, REFERENCE, leadsTo));
}
