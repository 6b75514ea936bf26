using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Completions as flat rows.</summary>
internal static class CompletionFactsGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Type<CompletionFactShown>("CompletionFact");
        binding.Type<CompletionFactPageShown>("CompletionFactPage");
        binding.Query.FieldAsync<CompletionFactArguments, CompletionFactPageShown?>("completionFacts", async (arguments, context, cancellation) =>
            await context.Service<CompletionFactReads>().FindAsync(arguments, cancellation));
    }
}
