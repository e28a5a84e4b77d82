import type { Attachment } from 'svelte/attachments';

/** Rows that are drawn between two frames: more, and somebody who scrolls would see it. */
const AT_ONCE = 5;

/**
 * Which of a stretch's rows are in the document. Ten thousand rows at once would make every frame slow; so rows
 * come a few in a frame, and those that are ten windows away leave, their place kept. What somebody
 * has chosen, or stands in, stays.
 */
export class WithinReach {
	readonly #count: () => number;
	readonly #isHeld: () => boolean;
	#isNear = $state(true);
	#grown = $state(0);
	/** CSS pixels, while the rows are away or on their way back. */
	height = $state<number | null>(null);

	/**
	 * @param atOnce the first page: it came with the document
	 */
	constructor(count: () => number, isHeld: () => boolean, atOnce: boolean) {
		this.#count = count;
		this.#isHeld = isHeld;
		if (atOnce) this.#grown = count();
		$effect(() => this.#grow());
	}

	get shown(): number {
		return this.#isNear ? Math.max(this.#grown, Math.min(AT_ONCE, this.#count())) : 0;
	}

	#grow(): (() => void) | undefined {
		if (!this.#isNear) return;
		if (this.shown >= this.#count()) {
			this.height = null;
			return;
		}
		const frame = requestAnimationFrame(() => (this.#grown = this.shown + AT_ONCE));
		return () => cancelAnimationFrame(frame);
	}

	readonly watch: Attachment<HTMLElement> = (stretch) => {
		const observer = new IntersectionObserver(
			([seen]) => {
				if (seen?.isIntersecting) this.#isNear = true;
				else if (seen && this.shown >= this.#count() && !this.#isHeld()) {
					if (stretch.contains(document.activeElement)) return;
					this.height = seen.boundingClientRect.height;
					this.#grown = 0;
					this.#isNear = false;
				}
			},
			{ rootMargin: '1000% 0px' },
		);
		observer.observe(stretch);
		return () => observer.disconnect();
	};
}
