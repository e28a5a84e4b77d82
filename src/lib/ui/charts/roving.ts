import type { Attachment } from 'svelte/attachments';

/**
 * Of the links of a chart one is a stop for the tab key, and ← → move between them. Without JavaScript each is a stop.
 */
export const roving: Attachment<Element> = (chart) => {
	const links = () => [...chart.querySelectorAll<HTMLElement | SVGElement>('a[data-point]')];
	const settle = (stop: Element | undefined) => {
		for (const link of links()) link.setAttribute('tabindex', link === stop ? '0' : '-1');
	};
	const onKey = (event: Event) => {
		if (!(event instanceof KeyboardEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
		const all = links();
		const at = all.findIndex((link) => link === event.target);
		const next = nextOf(event.key, at, all.length);
		const link = next === null ? undefined : all[next];
		if (at < 0 || !link) return;
		event.preventDefault();
		event.stopPropagation();
		settle(link);
		link.focus();
	};
	const onFocus = ({ target }: Event) => {
		if (target instanceof Element && target.matches('a[data-point]')) settle(target);
	};
	settle(links()[0]);
	chart.addEventListener('keydown', onKey);
	chart.addEventListener('focusin', onFocus);
	return () => {
		chart.removeEventListener('keydown', onKey);
		chart.removeEventListener('focusin', onFocus);
	};
};

/** Where a key leads among so many; null where it leads nowhere. */
export function nextOf(key: string, at: number, of: number): number | null {
	if (key === 'ArrowRight') return Math.min(of - 1, at + 1);
	if (key === 'ArrowLeft') return Math.max(0, at - 1);
	if (key === 'Home') return 0;
	return key === 'End' ? of - 1 : null;
}

/** The sentence of the point that is pointed at or come to is shown, for those who see where they are and not what it is. */
export function telling(tell: (sentence: string) => void): Attachment<Element> {
	return (chart) => {
		const onPoint = ({ target }: Event) => {
			const link = target instanceof Element ? target.closest('a[data-point]') : null;
			const focused = chart.querySelector('a[data-point]:focus-visible');
			tell((link ?? focused)?.getAttribute('aria-label') ?? '');
		};
		const onLeave = () => tell('');
		chart.addEventListener('focusin', onPoint);
		chart.addEventListener('focusout', onLeave);
		chart.addEventListener('pointerover', onPoint);
		chart.addEventListener('pointerleave', onLeave);
		return () => {
			chart.removeEventListener('focusin', onPoint);
			chart.removeEventListener('focusout', onLeave);
			chart.removeEventListener('pointerover', onPoint);
			chart.removeEventListener('pointerleave', onLeave);
		};
	};
}
