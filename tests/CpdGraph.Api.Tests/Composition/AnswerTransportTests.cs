using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Composition;

/// <summary>What caches may keep of the product, and compression; how the headers are made is tested with the HTTP layer.</summary>
public sealed class AnswerTransportTests
{
    private const string Large = "{ offers(first: 20) { nodes { id title provider { name } competencyMappings { competency { code statement } } } } }";
    private const string Small = "{ offers(first: 1) { nodes { title } } }";

    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    [InlineData("{ runs(first: 1, filter: { starts: { from: \"2026-01-01\" } }) { nodes { startsAt capacity } } }")]
    [InlineData("{ search(text: \"health\") { score item { __typename ... on Offer { title } } } }")]
    [InlineData("{ competencyFrameworks { name areas { name } } }")]
    public async Task The_public_catalogue_may_be_kept_for_a_minute(string document)
    {
        using var answer = await Get(document);

        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        Assert.NotNull(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("{ offers(first: 1) { nodes { nextRun { startsAt } } } }")]
    [InlineData("{ runs(first: 1) { nodes { status } } }")]
    [InlineData("{ runs(first: 1, filter: { hasPlaces: true }) { nodes { startsAt } } }")]
    [InlineData("{ runs(first: 1, filter: { not: { statuses: [FULL] } }) { totalCount } }")]
    [InlineData("{ runs(first: 1, orderBy: [{ field: PLACES_LEFT }]) { nodes { startsAt } } }")]
    [InlineData("{ offers(first: 1, filter: { bookable: true }) { nodes { title } } }")]
    [InlineData("{ offers(first: 1, orderBy: [{ field: NEXT_RUN }]) { nodes { title } } }")]
    [InlineData("{ providers(first: 1) { nodes { offers(first: 1, filter: { bookable: true }) { totalCount } } } }")]
    public async Task What_hangs_on_places_left_may_be_kept_for_a_second(string document)
    {
        using var answer = await Get(document);

        Assert.Equal("public, max-age=1", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("{ runs(first: 1) { nodes { placesLeft } } }")]
    [InlineData("{ viewer { __typename } }")]
    [InlineData("{ offers(first: 1) { nodes { title completionCount { __typename } } } }")]
    [InlineData("{ offers(first: 1) { nodes { title submission { __typename } } } }")]
    [InlineData("{ coaches(first: 1) { totalCount } }")]
    [InlineData("{ completions(first: 1) { totalCount } }")]
    [InlineData("{ node(id: \"x\") { ... on Offer { title } } }")]
    public async Task What_hangs_from_a_person_or_is_read_for_the_moment_is_kept_by_nobody_anonymous_or_not(string document)
    {
        using var answer = await Get(document);

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task The_answer_to_somebody_signed_in_is_never_public()
    {
        var server = await ApiServer.SharedAsync(Database.Sqlite);
        using var request = Request(HttpMethod.Get, Small);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.As("amira", Role.Coach).Token);

        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_large_answer_is_compressed_and_keeps_its_tag(string encoding)
    {
        using var plain = await Get(Large);
        using var compressed = await Get(Large, encoding);

        Assert.Equal(encoding, Assert.Single(compressed.Content.Headers.ContentEncoding));
        Assert.Equal(plain.Headers.ETag, compressed.Headers.ETag);
        Assert.True(compressed.Headers.ETag!.IsWeak);
        Assert.Equal(["Accept", "Authorization", "Accept-Encoding"], compressed.Headers.Vary);
        Assert.Equal(await Body(plain), await Decompressed(compressed, encoding));
    }

    [Fact]
    public async Task A_small_answer_is_sent_as_it_is()
    {
        using var answer = await Get(Small, "br");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.NotNull(answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Head_says_of_compression_what_get_does()
    {
        using var get = await Get(Large, "br");
        using var head = await Send(HttpMethod.Head, Large, "br");

        Assert.Equal(get.Content.Headers.ContentEncoding, head.Content.Headers.ContentEncoding);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Null(head.Content.Headers.ContentLength);
        Assert.Empty(await Body(head));
    }

    [Fact]
    public async Task A_client_that_has_the_answer_in_another_encoding_has_it()
    {
        using var plain = await Get(Large);

        using var again = await Send(HttpMethod.Get, Large, "br", plain.Headers.ETag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(again.Content.Headers.ContentEncoding);
        Assert.Empty(await Body(again));
    }

    private static Task<HttpResponseMessage> Get(string document, string? encoding = null) => Send(HttpMethod.Get, document, encoding);

    private static async Task<HttpResponseMessage> Send(HttpMethod method, string document, string? encoding, EntityTagHeaderValue? known = null)
    {
        var server = await ApiServer.SharedAsync(Database.Sqlite);
        using var request = Request(method, document);

        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        }

        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(HttpMethod method, string document) => new(method, "/graphql?query=" + Uri.EscapeDataString(document));

    private static Task<byte[]> Body(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static async Task<byte[]> Decompressed(HttpResponseMessage answer, string encoding)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var read = new MemoryStream();
        await plain.CopyToAsync(read, TestContext.Current.CancellationToken);

        return read.ToArray();
    }
}
