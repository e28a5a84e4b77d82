import type { Sending } from '#domain/entries/discussion/sending.ts';
import type { ShownComment } from '#domain/entries/discussion/shown.ts';
import type { Talk } from '#domain/projects/board/talk.server.ts';
import { sendingTo } from '../../../discussion-sending.ts';

/** `2 comments` */
export const countOf = (comments: number) => `${comments} ${comments === 1 ? 'comment' : 'comments'}`;

const hrefOf = (number: number, uid: string) =>
	`/projects/${number}/board/${encodeURIComponent(uid)}/discussion`;

/** How what is said about a card reaches the server. @param after what makes it seen; the whole page anew without it */
export function sendingAbout(number: number, uid: string, after?: () => Promise<unknown>): Sending {
	return sendingTo(`/projects/${number}`, { href: hrefOf(number, uid), ...(after ? { after } : {}) });
}

/** @returns null where nothing can be heard just now */
export async function askForTalk(number: number, uid: string): Promise<ShownComment[] | null> {
	try {
		const response = await fetch(`${hrefOf(number, uid)}/said.json`);
		return response.ok ? ((await response.json()) as Talk).comments : null;
	} catch {
		return null;
	}
}
