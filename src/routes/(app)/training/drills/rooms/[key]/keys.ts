const CHOICES: Record<string, number> = { 1: 0, 2: 1, 3: 2, 4: 3, a: 0, b: 1, c: 2, d: 3 };

/** 1 to 4, or A to D, choose; → goes on. Not while somebody writes. */
export function turnKeys(singleKeys: () => boolean): (event: KeyboardEvent) => void {
	let begun = -Infinity;
	return (event) => {
		if (event.defaultPrevented || event.isComposing) return;
		if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
		const { target, key } = event;
		if (target instanceof Element && target.closest(WRITING)) return;
		// G and C, N and D lead to other places.
		const leads = event.timeStamp - begun < PATIENCE;
		begun = /^[gn]$/i.test(key) ? event.timeStamp : -Infinity;
		if (leads) return;
		const pressed = key === 'ArrowRight' ? goesOn(target) : singleKeys() ? choice(key.toLowerCase()) : null;
		if (!pressed) return;
		event.preventDefault();
		pressed.click();
	};
}

const PATIENCE = 1200;
const WRITING =
	'textarea, select, [contenteditable], dialog, input:not([type="radio"]):not([type="checkbox"])';

/** Arrows among radio buttons are the browser's. */
function goesOn(target: EventTarget | null): HTMLElement | null {
	if (target instanceof Element && target.closest('input')) return null;
	return document.querySelector<HTMLElement>('main button[aria-keyshortcuts="ArrowRight"]');
}

function choice(key: string): HTMLElement | null {
	const place = CHOICES[key];
	if (place === undefined) return null;
	return document.querySelectorAll<HTMLInputElement>('main input[name="choice"]')[place] ?? null;
}
