import { expect, type BrowserContext, type CDPSession, type Page } from '@playwright/test';

interface Registration {
	origin: string;
	registrationId: string;
}

type HearingWorker = ServiceWorkerGlobalScope & { heard: Promise<unknown> };

/** The worker of a browser that is on our pages, and what the browser itself says to it. */
export class ServiceWorkerOf {
	readonly #context: BrowserContext;
	readonly #session: CDPSession;
	readonly #to: Registration;

	private constructor(context: BrowserContext, session: CDPSession, to: Registration) {
		[this.#context, this.#session, this.#to] = [context, session, to];
	}

	/** @param page one of ours; it may be closed afterwards */
	static async serving(page: Page): Promise<ServiceWorkerOf> {
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		const context = page.context();
		const { origin } = new URL(page.url());
		const session = await context.newCDPSession(await context.newPage());
		const registrationId = new Promise<string>((resolve) => {
			session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
				const ours = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
				if (ours) resolve(ours.registrationId);
			});
		});
		await session.send('ServiceWorker.enable');
		return new ServiceWorkerOf(context, session, { origin, registrationId: await registrationId });
	}

	/**
	 * As when the service of the browser’s maker hands on a message.
	 * @returns once the worker has done all that it does then
	 */
	async push(data: string): Promise<void> {
		await this.#inside(async () => {
			const worker = self as unknown as HearingWorker;
			worker.heard = new Promise((resolve) => {
				const hear = (event: ExtendableEvent) => {
					const underway: Promise<unknown>[] = [];
					const prolong = event.waitUntil.bind(event);
					event.waitUntil = (work: Promise<unknown>) => {
						underway.push(work);
						prolong(work);
					};
					setTimeout(() => resolve(Promise.all(underway)));
				};
				worker.addEventListener('push', hear, { once: true, capture: true });
			});
		});
		await this.#session.send('ServiceWorker.deliverPushMessage', { ...this.#to, data });
		await this.#inside(async () => {
			await (self as unknown as HearingWorker).heard;
		});
	}

	/** As when the network is back. */
	async sync(tag: string): Promise<void> {
		await this.#session.send('ServiceWorker.dispatchSyncEvent', { ...this.#to, tag, lastChance: false });
	}

	/** What is shown outside of any page. */
	shown(): Promise<{ title: string; body: string }[]> {
		return this.#inside(async () => {
			const { registration } = self as unknown as ServiceWorkerGlobalScope;
			return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }));
		});
	}

	/** Presses what is shown: the one thing that only a hand can do, so that the worker is told of it by itself. */
	async press(): Promise<void> {
		await this.#inside(async () => {
			const worker = self as unknown as ServiceWorkerGlobalScope;
			const [notification] = await worker.registration.getNotifications();
			if (!notification) throw new Error('Nothing is shown.');
			const event = new NotificationEvent('notificationclick', { notification });
			const underway: Promise<unknown>[] = [];
			// It cannot be prolonged, as an event of the browser can.
			Object.defineProperty(event, 'waitUntil', { value: (work: Promise<unknown>) => underway.push(work) });
			worker.dispatchEvent(event);
			await Promise.all(underway);
		});
	}

	async #inside<Answer>(act: () => Promise<Answer>): Promise<Answer> {
		await expect.poll(() => this.#context.serviceWorkers().length).toBe(1);
		const [worker] = this.#context.serviceWorkers();
		if (!worker) throw new Error('The worker is gone.');
		return worker.evaluate(act);
	}
}
