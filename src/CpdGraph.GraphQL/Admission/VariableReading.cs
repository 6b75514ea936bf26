using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Admission;

/// <summary>From the variables' JSON to their values.</summary>
internal static class VariableReading
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public static bool TryRead(
        ReadOnlyMemory<byte> sent, PreparedDocument prepared, int maximumErrors, out VariableValues variables, out ImmutableArray<GraphQLError> errors)
    {
        if (prepared.Operation.Variables.IsEmpty)
        {
            variables = VariableValues.None;
            errors = [];

            return true;
        }

        var builder = ImmutableArray.CreateBuilder<GraphQLError>();
        variables = VariableValues.None;

        try
        {
            using var json = sent.IsEmpty ? null : JsonDocument.Parse(sent, Options);

            variables = prepared.Variables.Coerce(json?.RootElement ?? default, maximumErrors, builder);
        }
        catch (JsonException)
        {
            builder.Add(new GraphQLError("The variables are no JSON, nest deeper than 64 levels, or name something twice.", ErrorCodes.BadRequest));
        }
        catch (InvalidOperationException exception) when (exception.InnerException is DecoderFallbackException || exception.Source == "System.Text.Json")
        {
            // System.Text.Json reports half of a surrogate pair only when the text is read.
            builder.Add(new GraphQLError("The variables hold text that is no valid Unicode: half of a surrogate pair.", ErrorCodes.BadRequest));
        }

        errors = builder.ToImmutable();

        return errors.IsEmpty;
    }
}
