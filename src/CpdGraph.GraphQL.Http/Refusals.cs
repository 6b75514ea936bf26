using System.Globalization;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Http;

namespace CpdGraph.GraphQL.Http;

/// <summary>All refusals of the HTTP layer: status, code, and a text that says the mend.</summary>
internal static class Refusals
{
    /// <summary>How much of what the client sent a text repeats.</summary>
    private const int MaxQuoted = 80;

    public static Refusal MethodNotAllowed(string method, string allow)
    {
        var error = new GraphQLError($"{Quoted(method)} does nothing here. Use one of: {allow}.", ErrorCodes.MethodNotAllowed);

        return new(StatusCodes.Status405MethodNotAllowed, error) { Allow = allow };
    }

    public static Refusal NotAcceptable() => new(
        StatusCodes.Status406NotAcceptable,
        new(
            $"The Accept header allows neither {MediaTypes.GraphQLResponse} nor {MediaTypes.Json}. Name one of them, or send */*.",
            ErrorCodes.NotAcceptable));

    public static Refusal UnsupportedMediaType(string? given)
    {
        var found = string.IsNullOrEmpty(given) ? "the header is missing" : $"it says {Quoted(given)}";

        return new(
            StatusCodes.Status415UnsupportedMediaType,
            new($"The body must be JSON in UTF-8, but {found}. Send the header Content-Type: {MediaTypes.Json}.", ErrorCodes.UnsupportedMediaType));
    }

    public static Refusal Compressed() => new(
        StatusCodes.Status415UnsupportedMediaType,
        new("Compressed bodies are not read. Send the body as it is, without Content-Encoding.", ErrorCodes.UnsupportedMediaType));

    public static Refusal BodyTooLarge(long actual, int maximum) => Limit(
        StatusCodes.Status413PayloadTooLarge,
        $"The body is larger than {Number(maximum)} bytes. Send less, for example large lists in several requests.",
        "requestBytes",
        maximum,
        actual);

    public static Refusal UriTooLong(int actual, int maximum) => Limit(
        StatusCodes.Status414UriTooLong,
        $"The address is longer than {Number(maximum)} characters. Send the operation by POST.",
        "uriLength",
        maximum,
        actual);

    public static Refusal BodyTooSlow() => new(
        StatusCodes.Status408RequestTimeout, new("The body came too slowly. Send it again.", ErrorCodes.Timeout));

    public static Refusal BodyBroken() => BadRequest("The body is incomplete or badly chunked. Send it again, whole.");

    public static Refusal BodyEmpty() => BadRequest("""The body is empty. Send a JSON object such as {"query":"{ __typename }"}.""");

    public static Refusal BatchingOff() => new(
        StatusCodes.Status400BadRequest,
        new("The body is an array. Batching is off: send one request for each operation, as a JSON object.", ErrorCodes.BatchingOff))
    {
        IsOfOperation = true,
    };

    public static Refusal NotAnObject(JsonTokenType kind) => BadRequest(
        $$"""The body must be a JSON object such as {"query":"{ __typename }"}, but it is {{NameOf(kind)}}.""");

    public static Refusal QueryMissing() => BadRequest(
        "The member \"query\" is missing or null. Send the text of a GraphQL document in it.");

    public static Refusal QueryAndDocumentId() => BadRequest(
        "Both \"query\" and \"documentId\" are there. Send the document or its id, not both.");

    public static Refusal DocumentIdMissing() => BadRequest(
        "\"documentId\" is missing. This server runs stored documents only: send the id of one of them.");

    public static Refusal PersistedDocumentsOnly() => new(
        StatusCodes.Status403Forbidden,
        new("This server runs stored documents only. Send the id of one of them as \"documentId\", and no \"query\".", ErrorCodes.Forbidden))
    {
        IsOfOperation = true,
    };

    public static Refusal PersistedDocumentsOff() =>
        BadRequest("This server stores no documents. Send the text of the document as \"query\", and no \"documentId\".") with { IsOfOperation = true };

    /// <remarks>Does not repeat the id: whoever has sent it knows it.</remarks>
    public static Refusal PersistedDocumentUnknown() => new(
        StatusCodes.Status400BadRequest,
        new("No document is stored under this id. Send the id of one that is stored here.", ErrorCodes.PersistedQueryNotFound))
    {
        IsOfOperation = true,
    };

    public static Refusal QueryParameterMissing() => BadRequest(
        """The parameter "query" is missing or empty. Add ?query= with a GraphQL document, or send {"query":"{ __typename }"} by POST as application/json.""");

    public static Refusal WrongKind(string member, string wanted, JsonTokenType kind, LineAndColumn at) =>
        BadRequest($"\"{member}\" must be {wanted}, but it is {NameOf(kind)}.", at);

    public static Refusal Repeated(string member) => BadRequest($"\"{member}\" is there twice. Send it once.");

    public static Refusal MalformedJson(string place, LineAndColumn at) =>
        BadRequest($"The {place} is not well-formed JSON at line {at.Line}, column {at.Column}. Mend the quotes, commas or brackets there.", at);

    public static Refusal JsonTooDeep(string place, int maximum, LineAndColumn at) =>
        BadRequest($"The {place} nests objects and arrays more than {maximum} deep at line {at.Line}, column {at.Column}. Make it flatter.", at);

    public static Refusal InvalidUtf8(string place, LineAndColumn at) =>
        BadRequest($"The {place} is not UTF-8 at line {at.Line}, column {at.Column}. Send it in UTF-8.", at);

    public static Refusal LoneSurrogate(string place, LineAndColumn at) => BadRequest(
        $"The {place} has half of a surrogate pair at line {at.Line}, column {at.Column}. Escape both halves, or send the character itself.", at);

    public static Refusal BadPercentEncoding(string parameter, int offset) => BadRequest(
        $"The parameter \"{parameter}\" has a % without two hexadecimal digits at character {offset + 1} of its value. Write a % itself as %25.");

    public static Refusal Fault(string traceId) => new(
        StatusCodes.Status500InternalServerError,
        new($"The server failed. Try again later; when you report it, name the trace id {traceId}.", ErrorCodes.Internal)
        {
            Extensions = new Dictionary<string, object?> { ["traceId"] = traceId },
        });

    private static Refusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, new(message, ErrorCodes.BadRequest));

    /// <remarks>The place is in the request's JSON, not in the GraphQL document, so it must not stand in <c>locations</c>.</remarks>
    private static Refusal BadRequest(string message, LineAndColumn at) => new(
        StatusCodes.Status400BadRequest,
        new(message, ErrorCodes.BadRequest)
        {
            Extensions = new Dictionary<string, object?> { ["line"] = at.Line, ["column"] = at.Column },
        });

    private static Refusal Limit(int status, string message, string limit, long maximum, long actual) => new(
        status,
        new(message, ErrorCodes.LimitExceeded)
        {
            Extensions = Limits.Extensions(limit, maximum, actual),
        });

    private static string NameOf(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a boolean",
    };

    private static string Quoted(string text) => text.Length <= MaxQuoted ? text : string.Concat(text.AsSpan(0, MaxQuoted), "…");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
