import type { Form } from '#domain/stories/story.ts';
import type { Copy } from '../[id=number]/edit/autosave.svelte.ts';

/** A story that begins in this browser, without a network. */
export interface Begun {
	/** Sent twice, it begins once. */
	uid: string;
	form: Form;
	title: string;
	postmortem: string;
}

export const begunIn = (uid: string, chosen: FormData): Begun => {
	const said = (name: string) => String(chosen.get(name) ?? '');
	return { uid, form: said('form') as Form, title: said('title'), postmortem: said('postmortem') };
};

export const begunBefore = ({ uid, form, fields }: Copy): Begun => {
	const said = (name: string) => fields.find(([one]) => one === name)?.[1] ?? '';
	return { uid, form, title: said('title'), postmortem: said('postmortem') };
};
