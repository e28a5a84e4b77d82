import { formPosting, heardIn, post, type Heard } from '#lib/offline/posting.ts';
import {
	forgetArrived,
	forgetLeft,
	leftHere,
	takeBack,
	unlessWriting,
	type Left,
} from '#lib/writing/left-here.ts';

const storage = () => {
	try {
		return localStorage;
	} catch {
		return null;
	}
};

/** What somebody wrote without a network, whose page they have closed since. */
class WritingLeft {
	all = $state.raw<Left[]>([]);
	/** Those that the server did not take as they are: their writer has to look at them. */
	readonly #refused = new Set<string>();

	/** What does not go by itself. */
	readonly toLookAt = $derived(this.all.filter(({ send }) => send === null));

	look(me: number): void {
		this.all = leftHere(storage(), me).map((one) =>
			this.#refused.has(nameOf(one)) ? { ...one, send: null } : one,
		);
	}

	/** @param told what arrived */
	async sendAll(me: number, told: (title: string) => void): Promise<void> {
		const tellArrived = async () => {
			for (const title of await forgetArrived(storage(), me)) told(title);
			this.look(me);
		};
		await tellArrived();
		if (!navigator.onLine || !this.all.some(({ send }) => send)) return;
		await unlessWriting(async () => {
			// The worker may have sent some of it just now.
			await tellArrived();
			for (const left of this.all) {
				const outcome = await attempt(left, me);
				if (outcome === null) continue;
				if (outcome === 'away' || outcome === 'signed-out') break;
				await takeBack(left.key, left.uid);
				if (outcome === 'refused') this.#refused.add(nameOf(left));
				else {
					forgetLeft(storage(), left);
					told(left.title);
				}
			}
		});
		this.look(me);
	}
}

export const writingLeft = new WritingLeft();

const nameOf = ({ key, at }: Left) => `${key} ${at}`;

async function attempt({ send }: Left, me: number): Promise<Heard | null> {
	if (!send) return null;
	try {
		return await heardIn(await post(formPosting(send.action, send.fields), me));
	} catch {
		return 'away';
	}
}
