import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { orNothing } from '../../part-of-page.ts';
import type { PageLoad } from './$types';

/** What few of these pages show comes with those that do: in what the server sends, it is there from the beginning. */
export const load: PageLoad = async ({ data, parent, url }) => ({
	...data,
	Draft: data.postmortem.stage === 'draft' ? await orNothing(import('./Draft.svelte'), url) : null,
	Confirm: data.confirm === null ? null : await orNothing(import('./Confirm.svelte'), url),
	Saying: data.saying ? await orNothing(import('./Saying.svelte'), url) : null,
	Saw:
		data.saw.accounts.length === 0
			? null
			: await orNothing(import('#domain/postmortems/what-i-saw/WhatPeopleSaw.svelte'), url),
	Nearby: data.postmortem.near.length === 0 ? null : await orNothing(import('./Nearby.svelte'), url),
	...(data.discussion.threads.length === 0
		? { said: null, Discussed: null }
		: import.meta.env.SSR
			? { said: await said(data, (await parent()).me.id), Discussed: null }
			: comesWithPage()
				? { said: AS_SENT, Discussed: null }
				: { said: null, Discussed: await orNothing(import('./Discussed.svelte'), url) }),
});

/** A browser keeps what stands there already, whatever it is given instead. */
const AS_SENT = ' ' as SafeHtml;

/** What is said comes from the server as it is read; what it takes to answer it, once somebody turns to it. */
async function said(
	{ postmortem, discussion }: Parameters<PageLoad>[0]['data'],
	me: number,
): Promise<SafeHtml> {
	const [{ render }, { default: Discussed }, { Beside }] = await Promise.all([
		import('svelte/server'),
		import('./Discussed.svelte'),
		import('#domain/entries/discussion/beside.svelte.ts'),
	]);
	const props = { discussion, me, entry: `/postmortems/${postmortem.number}`, beside: new Beside() };
	const { body } = render(Discussed, { props, idPrefix: 'said' });
	// The framework has escaped what it shows, as on all of the page.
	return `<div>${body}</div>` as SafeHtml;
}

/** Not yet alive: this is what the server sent. */
const comesWithPage = () => document.documentElement.dataset.listens === undefined;
