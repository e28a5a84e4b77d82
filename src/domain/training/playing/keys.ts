/** Keys of the player: letters choose, digits say how sure, arrows turn the page. What is written in is left alone. */
export function playerKey(event: KeyboardEvent, singleKeys: boolean): void {
	if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
	if ((event.metaKey || event.ctrlKey) && event.key === 'Enter') {
		const form = currentItem()?.querySelector('form');
		if (form) answer(event, () => form.requestSubmit(form.querySelector('button:not([name])')));
		return;
	}
	if (event.metaKey || event.ctrlKey || event.altKey || !singleKeys || isWriting(event.target)) return;
	const act = meaning(event);
	if (act) answer(event, act);
}

function meaning({ key, target }: KeyboardEvent): (() => void) | null {
	if (key === 'ArrowRight' || key === 'ArrowLeft') {
		// Between radio buttons the arrows choose, as everywhere.
		if (target instanceof HTMLInputElement) return null;
		const to = document.querySelector<HTMLElement>(`[data-turn="${key === 'ArrowRight' ? 'on' : 'back'}"]`);
		return to ? () => to.click() : null;
	}
	const item = currentItem();
	if (/^[a-h]$/i.test(key)) return press(choices(item)[key.toLowerCase().charCodeAt(0) - 97]);
	if (/^[1-3]$/.test(key)) {
		return press(item?.querySelectorAll<HTMLElement>('[data-sureness] input')[Number(key) - 1]);
	}
	return null;
}

const choices = (item: Element | null) =>
	item?.querySelectorAll<HTMLElement>('fieldset li > label > input, fieldset li > button[name="step"]') ?? [];

function press(element: HTMLElement | undefined): (() => void) | null {
	if (!element) return null;
	return () => {
		element.focus();
		element.click();
	};
}

/** The one with the focus; else the first that is still open. */
function currentItem(): HTMLElement | null {
	const focused = document.activeElement?.closest<HTMLElement>('[data-item="open"]');
	return focused ?? document.querySelector<HTMLElement>('[data-item="open"]:has(fieldset)');
}

function isWriting(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
	return target.isContentEditable || target.closest('textarea, select, summary') !== null;
}

function answer(event: KeyboardEvent, act: () => void): void {
	event.preventDefault();
	act();
}
