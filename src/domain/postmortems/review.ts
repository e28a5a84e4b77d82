import { z } from 'zod';
import type { VersionName } from '../entries/named-versions.server.ts';
import { VERDICTS, type Verdict } from '../entries/part.ts';
import { inWords, sentenceCase } from '#lib/numbers.ts';

export const STANDINGS = ['draft', 'review', 'published', 'revised'] as const;
/** Where it stands between its first word and its readers; how far it is mended is another matter. */
export type Standing = (typeof STANDINGS)[number];
export const STANDING_NAMES: Record<Standing, string> = {
	draft: 'Draft',
	review: 'In review',
	published: 'Published',
	revised: 'Revised',
};

/** @param edition the version that was published last, where that is known */
export function standingOf(it: {
	publishedAt: number | null;
	underReview: boolean;
	version: number;
	edition: number | null;
}): Standing {
	if (it.publishedAt === null) return it.underReview ? 'review' : 'draft';
	return it.edition !== null && it.edition < it.version ? 'revised' : 'published';
}

/** Names as they are written here, or e-mail addresses; several in one text have commas between them. */
export const People = z
	.array(z.string().max(2_000))
	.max(50)
	.transform((texts) => [...new Set(texts.flatMap((text) => text.split(/[,;\n]/)).map((one) => one.trim()))])
	.transform((names) => names.filter(Boolean));
const Note = z.string().trim().max(2_000, 'A note can be 2,000 characters at the most.');

/** Whom an author asks: to read it before it goes out, to lead the conversation about it, or both. */
export const Asking = z.object({
	reviewers: People.default([]),
	note: Note.default(''),
	/** `anybody`: whoever offered to facilitate. */
	facilitation: z.enum(['as-it-is', 'anybody', 'named']).default('as-it-is'),
	facilitators: People.default([]),
});
export type Asking = z.output<typeof Asking>;

export const Answering = z
	.object({
		verdict: z.enum(VERDICTS),
		sentence: Note.default(''),
	})
	.refine(({ verdict, sentence }) => verdict === 'approved' || sentence !== '', {
		path: ['sentence'],
		message: 'Say in a sentence what it still needs.',
	});
export type Answering = z.output<typeof Answering>;

/** `approved version 7, two versions ago`, `asked for more in version 7, as it stands now` */
export function verdictWords(verdict: Verdict, version: number, versionsSince: number): string {
	const said = verdict === 'approved' ? 'approved version' : 'asked for more in version';
	const since =
		versionsSince === 0
			? 'as it stands now'
			: versionsSince === 1
				? 'one version ago'
				: `${inWords(versionsSince)} versions ago`;
	return `${said} ${version}, ${since}`;
}

/**
 * What is still open, as a count and never with a name; nothing where everybody approved. Publishing waits for
 * none of it.
 */
export function openWords(reviewers: number, verdicts: readonly Verdict[]): string {
	const unanswered = Math.max(0, reviewers - verdicts.length);
	const more = verdicts.filter((verdict) => verdict === 'more').length;
	const open = [
		unanswered === 0
			? ''
			: `${inWords(unanswered)} ${unanswered === 1 ? 'answer is' : 'answers are'} still open`,
		more === 0 ? '' : more === 1 ? 'one reviewer asks for more' : `${inWords(more)} reviewers ask for more`,
	].filter(Boolean);
	return open.length === 0 ? '' : `${sentenceCase(open.join(', and '))}.`;
}

/** What a version is called in the history, beside its number. */
export function versionNameWords({ is, person }: Pick<VersionName, 'is' | 'person'>): string {
	return {
		published: 'Published',
		'published-again': 'Published again',
		asked: 'Review asked for',
		approved: `Approved by ${person}`,
		more: `${person} asked for more`,
	}[is];
}

/** `Inês, Leila and Amara` */
export function names(people: readonly { name: string }[]): string {
	return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(people.map(({ name }) => name));
}
