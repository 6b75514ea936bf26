using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Mutations;

/// <summary>Binds mutations and their payloads: one input, one payload with what was changed, the errors and the query root.</summary>
internal static class MutationBinding
{
    /// <summary>Binds one mutation.</summary>
    /// <param name="name">Name of the field, for example createOffer; its payload type is CreateOfferPayload.</param>
    /// <param name="field">Field of the payload that shows what was changed.</param>
    /// <param name="show">What that field shows, read after the commit. Null when the caller may not see it.</param>
    /// <returns>The payload, for fields that it has besides.</returns>
    public static TypeBinding<MutationPayload<T>> AddMutation<TInput, T, TMutation, TShown>(
        this SchemaBinding binding, string name, string field, Func<T, RequestContext, TShown?> show)
        where TInput : IMutationInput
        where T : class
        where TMutation : class, IMutation<TInput, T>
        where TShown : class
    {
        binding.Mutation.FieldAsync<MutationArguments<TInput>, MutationPayload<T>>(name, async (arguments, context, cancellation) =>
            await context.Service<MutationRunner>().RunAsync(
                name, arguments.Input, ActivatorUtilities.CreateInstance<TMutation>(context.Services), cancellation));

        return binding.Type<MutationPayload<T>>($"{char.ToUpperInvariant(name[0])}{name[1..]}Payload")
            .Field(field, TShown? (payload, context) => payload.Value is { } value ? show(value, context) : null)
            .Field("userErrors", (payload) => payload.UserErrors.Select(ShownError.Of).ToArray())
            .Field("query", (_) => Root.Instance);
    }
}

/// <summary>The one argument of every mutation.</summary>
internal sealed record MutationArguments<TInput>(TInput Input);
