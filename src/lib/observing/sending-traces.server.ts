import type { Attributes as Given } from '@opentelemetry/api';
import { log } from '../log/log.server.ts';
import { traceWith, type Span, type Tracer } from './tracing.server.ts';

/**
 * Begins to send traces, in OTLP over HTTP. The libraries for it are loaded here and nowhere else: who asks for no
 * traces pays for none.
 */
export async function startTraces(to: string, version: string): Promise<void> {
	const [api, hooks, core, exporting, resources, sdk] = await Promise.all([
		import('@opentelemetry/api'),
		import('@opentelemetry/context-async-hooks'),
		import('@opentelemetry/core'),
		import('@opentelemetry/exporter-trace-otlp-http'),
		import('@opentelemetry/resources'),
		import('@opentelemetry/sdk-trace'),
	]);
	const { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;
	context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
	propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
	core.setGlobalErrorHandler((problem) => log.warn('Traces were not taken', { problem: nameOf(problem) }));
	const provider = new sdk.TracerProvider({
		resource: resources.resourceFromAttributes({ 'service.name': 'kintsugi', 'service.version': version }),
		spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new exporting.OTLPTraceExporter({ url: to }) })],
	});
	const tracer = provider.getTracer('kintsugi', version);
	const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, inside: SpanKind.INTERNAL };

	const ours: Tracer = {
		span: (span, work) => {
			const within = span.parent
				? propagation.extract(ROOT_CONTEXT, { traceparent: span.parent })
				: context.active();
			if (span.onlyWithin && !trace.getSpan(within)) return work();
			const options = { kind: kinds[span.kind ?? 'inside'], attributes: attributesOf(span) };
			return tracer.startActiveSpan(span.name, options, within, async (one) => {
				try {
					return await work();
				} catch (problem) {
					// What the framework throws to redirect or refuse is an answer.
					if (problem instanceof Error) one.setStatus({ code: SpanStatusCode.ERROR, message: problem.name });
					throw problem;
				} finally {
					one.setAttributes(span.found?.() ?? {});
					one.end();
				}
			});
		},
		end: () => provider.shutdown(),
	};
	traceWith(ours);
}

const attributesOf = ({ attributes = {} }: Span): Given => attributes;

/** What kind of problem: its words may quote what somebody wrote. */
function nameOf(problem: unknown): string {
	return problem instanceof Error ? problem.name : 'Problem';
}
