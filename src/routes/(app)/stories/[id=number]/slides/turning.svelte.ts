import { SLIDE_SECONDS } from '#domain/stories/story.ts';

const SECOND = 1000;

/** Slides that turn by themselves while they run, and by hand whenever somebody likes. */
export class Turning {
	at = $state(0);
	runs = $state(false);
	/** Seconds of this slide that are left. */
	left = $state(SLIDE_SECONDS);

	readonly #count: number;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(count: number) {
		this.#count = count;
	}

	get isLast(): boolean {
		return this.at === this.#count - 1;
	}

	turn(by: number): void {
		this.at = Math.min(Math.max(this.at + by, 0), this.#count - 1);
		this.left = SLIDE_SECONDS;
	}

	run(): void {
		this.runs = true;
		this.#timer ??= setInterval(() => this.#tick(), SECOND);
	}

	pause(): void {
		this.runs = false;
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	toggle(): void {
		if (this.runs) this.pause();
		else this.run();
	}

	#tick(): void {
		this.left -= 1;
		if (this.left > 0) return;
		if (this.isLast) {
			this.left = 0;
			this.pause();
		} else this.turn(1);
	}
}
