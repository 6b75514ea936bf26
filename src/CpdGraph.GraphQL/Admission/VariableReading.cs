using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Admission;

/// <summary>From the variables' JSON to their values.</summary>
internal static class VariableReading
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public static bool TryRead(
        ReadOnlyMemory<byte> sent, PreparedDocument prepared, ExecutionOptions options, out VariableValues variables, out ImmutableArray<GraphQLError> errors)
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
            if (HasMoreValuesThan(options.MaxVariableValues, sent.Span))
            {
                errors = [GraphQLErrors.TooManyVariableValues(prepared.Operation, options.MaxVariableValues)];

                return false;
            }

            using var json = sent.IsEmpty ? null : JsonDocument.Parse(sent, Options);

            variables = prepared.Variables.Coerce(json?.RootElement ?? default, options.MaxErrors, builder);
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

    /// <summary>Counts without keeping anything, and no further than it must.</summary>
    private static bool HasMoreValuesThan(int maximum, ReadOnlySpan<byte> sent)
    {
        // A value and what parts it from the next take two bytes, so short variables, which nearly all are, need no counting.
        if (sent.Length / 2 < maximum)
        {
            return false;
        }

        var reader = new Utf8JsonReader(sent);
        var values = 0;

        while (values <= maximum && reader.Read())
        {
            values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject ? 0 : 1;
        }

        return values > maximum;
    }
}
