using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CpdGraph.GraphQL.Http;

/// <summary>Reads a request from the parameters of a query string.</summary>
internal static class GetRequestReader
{
    public static RequestReading Read(HttpContext context, HttpLimits limits, PersistedDocuments documents)
    {
        var length = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;

        if (length > limits.MaxUriLength)
        {
            return Refusals.UriTooLong(length, limits.MaxUriLength);
        }

        var encoded = context.Request.QueryString.Value ?? "";
        var bytes = new PooledBytes(QueryParameters.MaxBytes(encoded));
        var reading = Read(encoded, bytes, limits, documents);

        if (reading.Refusal is not null)
        {
            bytes.Dispose();
        }

        return reading;
    }

    private static RequestReading Read(string encoded, PooledBytes bytes, HttpLimits limits, PersistedDocuments documents)
    {
        if (QueryParameters.Decode(encoded, bytes, out var parameters) is { } broken)
        {
            return broken;
        }

        var stored = Find(parameters.DocumentId.Span, documents);

        if (documents.Check(!parameters.Query.IsEmpty, !parameters.DocumentId.IsEmpty, stored, Refusals.QueryParameterMissing) is { } unnamed)
        {
            return unnamed;
        }

        if (CheckObject(parameters.Variables, "variables", limits, out var variables) is { } inVariables)
        {
            return inVariables;
        }

        if (CheckObject(parameters.Extensions, "extensions", limits, out var extensions) is { } inExtensions)
        {
            return inExtensions;
        }

        return new RequestText(bytes)
        {
            Document = stored?.Text ?? parameters.Query,
            Stored = stored,
            OperationName = parameters.OperationName.IsEmpty ? null : Encoding.UTF8.GetString(parameters.OperationName.Span),
            Variables = variables,
            Extensions = extensions,
        };
    }

    private static StoredDocument? Find(ReadOnlySpan<byte> id, PersistedDocuments documents)
    {
        Span<char> characters = stackalloc char[DocumentId.Longest];

        return id.Length <= characters.Length ? documents.Find(characters[..Encoding.UTF8.GetChars(id, characters)]) : null;
    }

    /// <summary>A parameter that is JSON must hold an object or null; an empty one is absent.</summary>
    private static Refusal? CheckObject(ReadOnlyMemory<byte> json, string name, HttpLimits limits, out ReadOnlyMemory<byte> found)
    {
        found = default;

        if (json.IsEmpty)
        {
            return null;
        }

        // One level less than in a body, where the object that holds the members counts too.
        if (JsonText.FirstProblem(json, $"parameter \"{name}\"", limits.MaxJsonDepth - 1) is { } problem)
        {
            return problem;
        }

        var reader = new Utf8JsonReader(json.Span);
        reader.Read();

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                found = json;
                return null;
            case JsonTokenType.Null:
                return null;
            default:
                return Refusals.WrongKind(name, "an object or null", reader.TokenType, JsonText.At(json, (int)reader.TokenStartIndex));
        }
    }
}
