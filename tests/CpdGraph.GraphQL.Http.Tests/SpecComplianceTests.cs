using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

/// <summary>What GraphQL over HTTP says, by the profile that the audit checks: each statement has a test.</summary>
public sealed class SpecComplianceTests
{
    private static readonly Dictionary<string, string> Statements = new()
    {
        ["Http.Post"] = "JSON in UTF-8 by POST",
        ["Http.Get"] = "by GET, with percent-encoded parameters; empty ones are absent",
        ["Http.Nulls"] = "null for operation name, variables and extensions",
        ["Http.UnknownMembers"] = "unknown members are ignored",
        ["Http.NotJson"] = "a body that is not JSON is 400",
        ["Http.WrongMembers"] = "missing query, members of the wrong kind are 400",
        ["Http.RequestErrors"] = "400 and no data as application/graphql-response+json, 200 as application/json",
        ["Http.PartialData"] = "data beside errors is 200",
        ["Http.OperationChoice"] = "an operation that cannot be chosen is refused",
        ["Http.MutationByGet"] = "405 with Allow: POST",
        ["Http.OtherMethods"] = "405 with Allow",
        ["Http.ContentType"] = "415 without one, for another, for another charset, for what a browser sends without asking",
        ["Http.Accept"] = "q-values and wildcards; 406 for nothing of ours",
        ["Http.Sizes"] = "413, 414, 431 and 408",
        ["Http.Retry"] = "503 and 429 say when to come back; 401 how to sign in",
        ["Http.Faults"] = "500 with a trace id and nothing of the exception",
        ["Http.Batching"] = "an array is refused",
        ["Http.PersistedDocuments"] = "documents by id, beside others or alone, over every transport",
        ["Http.Head"] = "HEAD is GET without the body, and runs no mutation",
        ["Streams.Sse"] = "graphql-sse, distinct connections",
        ["Streams.WebSocket"] = "graphql-transport-ws, with its close codes",
        ["Streams.Limits"] = "so many at a time; token, rights and shutdown end them; who does not read is cut off",
        ["Streams.RefusedForNow"] = "what is refused only for now says so and when to come again, and leaves the connection as it was",
        ["Http.Audit"] = "all audits of graphql-http",
    };

    /// <summary>What is left out, and why, as <c>docs/engine.md</c> says it too.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["Http.Draft2026"] = "The status codes of the newest draft (422, 294) come when clients ask for them; the classic ones are what tools expect.",
        ["Http.AutomaticPersistedQueries"] = "Anybody could fill the store; the plan cache already spares documents that come again their parsing.",
        ["Http.WritingWhileReading"] = "An answer is complete before its first byte is sent, so that a late failure still has its clean error.",
        ["Http.PreflightHeaderOnGet"] = "A GET changes nothing, and a foreign page cannot read its answer.",
        ["Http.QueryMethod"] = "A draft that few clients and proxies know.",
        ["Http.Multipart"] = "multipart/mixed carries @defer and @stream, which are left out; uploads do not go through GraphQL.",
        ["Http.Batches"] = "An array of requests multiplies what one request may cost.",
        ["Http.SingleConnectionSse"] = "Distinct connections do the same over HTTP/2 without state on the server.",
    };

    public static TheoryData<string, string> Listed => [.. Statements.Select(statement => (statement.Key, statement.Value))];

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_statement_about_http_has_a_test(string name, string statement) =>
        Assert.False(SpecCompliance.Untested([name], GetType().Assembly).Any(), $"No test is marked [Spec(\"{name}\")]: {statement}.");

    [Fact]
    public void Every_mark_is_on_the_list() => Assert.Empty(SpecCompliance.Unlisted(Statements.Keys, GetType().Assembly));

    [Fact]
    public void What_is_left_out_is_on_no_list_and_told_on_the_page()
    {
        Assert.Empty(LeftOut.Keys.Intersect(Statements.Keys));
        Assert.Equal(LeftOut.Values.Select(reason => (true, reason)), LeftOut.Values.Select(reason => (SpecCompliance.IsTold(reason, "docs", "engine.md"), reason)));
    }
}
