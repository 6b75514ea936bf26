using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Telemetry;

/// <summary>What may be told of an operation that has ended: no document, variable or literal.</summary>
/// <param name="Type">Null when the document could not be read so far.</param>
/// <param name="Name">Null for an anonymous operation; cut after 80 characters, as the client chooses it.</param>
/// <param name="DocumentHash">First 16 hexadecimal digits of the document's SHA-256: tells the same document again.</param>
/// <param name="Duration">From the request's bytes to its whole answer; to the end of the stream for a subscription.</param>
/// <param name="Errors">How many errors the answer lists, or all answers of a stream together.</param>
/// <param name="FirstCode">Code of the first of them. Null when there is none.</param>
/// <param name="AnswerBytes">Size of the answer, or of all answers of a stream together.</param>
public sealed record OperationRecord(
    OperationType? Type, string? Name, string DocumentHash, TimeSpan Duration, int Errors, string? FirstCode, long AnswerBytes);
