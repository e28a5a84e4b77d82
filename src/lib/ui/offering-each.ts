import type { Attachment } from 'svelte/attachments';

/**
 * For a field of several names with commas between: the browser offers its list for the whole of what is typed, so each
 * name of the list stands behind the names that are there already, and those are offered no more.
 */
export const offeringEach: Attachment<HTMLInputElement> = (input) => {
	const names = new WeakMap<HTMLOptionElement, string>();
	let before: string | null = null;
	const offer = (): void => {
		const typed = /^.*,\s*/.exec(input.value)?.[0] ?? '';
		const said = typed === input.value && typed.endsWith(',') ? `${typed} ` : typed;
		if (said === before || !input.list) return;
		before = said;
		const there = new Set(typed.split(',').map((name) => name.trim().toLowerCase()));
		for (const option of input.list.querySelectorAll('option')) {
			const name = names.get(option) ?? option.value;
			names.set(option, name);
			option.value = said + name;
			option.disabled = there.has(name.toLowerCase());
		}
	};
	input.addEventListener('input', offer);
	// A form that was sent is empty again without anybody having typed.
	input.addEventListener('focus', offer);
	return () => {
		input.removeEventListener('input', offer);
		input.removeEventListener('focus', offer);
	};
};
