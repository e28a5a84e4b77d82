import type { Attachment } from 'svelte/attachments';

const ENOUGH = 15_000;
const STEP = 1_000;

/** Calls once when somebody has had this before them for fifteen seconds, or scrolled to its end. */
export function onceRead(tell: () => void): Attachment<HTMLElement> {
	return (element) => {
		let seen = 0;
		let scrolled = false;
		let atEnd = false;
		const stop = (): void => {
			clearInterval(timer);
			observer.disconnect();
			removeEventListener('scroll', onScroll);
		};
		const finish = (): void => {
			stop();
			tell();
		};
		const timer = setInterval(() => {
			if (document.visibilityState === 'visible') seen += STEP;
			if (seen >= ENOUGH) finish();
		}, STEP);
		// The end of a short text is on the screen from the beginning: that alone is not reading.
		const onScroll = (): void => {
			scrolled = true;
			if (atEnd) finish();
		};
		const observer = new IntersectionObserver((entries) => {
			atEnd = entries.some(({ isIntersecting }) => isIntersecting);
			if (atEnd && scrolled) finish();
		});
		addEventListener('scroll', onScroll, { passive: true });
		observer.observe(element.lastElementChild ?? element);
		return stop;
	};
}
