import { whence } from '../whence.server.ts';

/** What a span says of itself: names of ours and numbers, nothing that anybody typed. */
export type Attributes = Record<string, string | number>;

export interface Tracer {
	span<T>(span: Span, work: () => Promise<T>): Promise<T>;
	/** Writes what has not been sent yet. */
	end(): Promise<void>;
}

export interface Span {
	name: string;
	kind?: 'server' | 'client';
	attributes?: Attributes;
	/** `traceparent`, of whoever asked. */
	parent?: string | null;
	/** Where nothing else is being traced, nor is this. */
	onlyWithin?: boolean;
	/** What is known at the end. */
	found?: () => Attributes;
}

const holder = globalThis as typeof globalThis & { kintsugiTracer?: Tracer | undefined };

export function traceWith(tracer: Tracer | undefined): void {
	holder.kintsugiTracer = tracer;
}

export const isTraced = () => holder.kintsugiTracer !== undefined;

/** Does it as a span, where traces were asked for; what is told to nobody is in none. */
export function traced<T>(span: Span, work: () => Promise<T>): Promise<T> {
	const tracer = holder.kintsugiTracer;
	return tracer && !whence().request?.untold ? tracer.span(span, work) : work();
}

export async function endTraces(): Promise<void> {
	await holder.kintsugiTracer?.end();
}
