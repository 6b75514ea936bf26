using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Api.Case;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Case;

/// <summary>The REST binding of CASE 1.1.</summary>
public abstract class CaseEndpointTests(Database database) : ApiTests(database)
{
    private const string Query = "{ competencyFramework { caseUrl code areas { code competencies { code statement } } } }";

    [Fact]
    public async Task The_address_in_the_schema_leads_to_the_package_with_every_competency()
    {
        var framework = await Read("competencyFramework", Query);
        var package = await Json(framework.GetProperty("caseUrl").GetString()!);

        Assert.Equal(framework.GetProperty("caseUrl").GetString(), package["CFDocument"]!["uri"]!.GetValue<string>().Replace("CFDocuments", "CFPackages", StringComparison.Ordinal));
        Assert.Equal(
            framework.GetProperty("areas").EnumerateArray().SelectMany(area => area.GetProperty("competencies").EnumerateArray())
                .Select(row => $"{row.GetProperty("code").GetString()} {row.GetProperty("statement").GetString()}").Order(),
            package["CFItems"]!.AsArray().Where(item => (string?)item!["CFItemType"] == "Competency").Select(item => $"{item!["humanCodingScheme"]} {item["fullStatement"]}").Order());
        Assert.DoesNotContain("urn:cpdgraph:here", package.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_in_a_package_leads_to_the_thing_it_names()
    {
        var package = await Json((await Read("competencyFramework.caseUrl", Query)).GetString()!);
        var item = package["CFItems"]![5]!;
        var association = package["CFAssociations"]![7]!;
        var document = await Json((string)package["CFDocument"]!["uri"]!);

        Assert.Equal((string?)item["fullStatement"], (string?)(await Json((string)item["uri"]!))["fullStatement"]);
        Assert.Equal((string?)document["uri"], (string?)(await Json((string)item["uri"]!))["CFDocumentURI"]!["uri"]);
        Assert.Equal((string?)association["associationType"], (string?)(await Json((string)association["uri"]!))["associationType"]);
        Assert.Equal((string?)association["originNodeURI"]!["identifier"], (string?)(await Json((string)association["originNodeURI"]!["uri"]!))["identifier"]);
        Assert.Equal("Competency area", (string?)(await Json((string)package["CFItems"]![0]!["CFItemTypeURI"]!["uri"]!))["CFItemTypes"]![0]!["title"]);
        Assert.Equal((string?)package["CFRubrics"]![0]!["identifier"], (string?)(await Json((string)package["CFRubrics"]![0]!["uri"]!))["identifier"]);
        Assert.Equal(package["CFItems"]!.AsArray().Count, (await Json((string)document["CFPackageURI"]!["uri"]!))["CFItems"]!.AsArray().Count);
        var around = await Json($"{CaseAddress.Base}/CFItemAssociations/{package["CFItems"]![0]!["identifier"]}");
        Assert.Equal((string?)package["CFItems"]![0]!["identifier"], (string?)around["CFItem"]!["identifier"]);
        Assert.True(around["CFAssociations"]!.AsArray().Count > 2);
    }

    [Fact]
    public async Task Documents_are_listed_page_by_page()
    {
        var all = await Json($"{CaseAddress.Base}/CFDocuments");
        using var second = await Api.Http.GetAsync(new Uri($"{CaseAddress.Base}/CFDocuments?limit=1&offset=1", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = JsonNode.Parse(await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.True(all["CFDocuments"]!.AsArray().Count >= 2);
        Assert.Equal(all["CFDocuments"]!.AsArray().Count.ToString(System.Globalization.CultureInfo.InvariantCulture), second.Headers.GetValues("X-Total-Count").Single());
        Assert.Equal(all["CFDocuments"]![1]!.ToJsonString(), Assert.Single(page["CFDocuments"]!.AsArray())!.ToJsonString());
    }

    [Theory]
    [InlineData("CFPackages/none", HttpStatusCode.NotFound, "invalid_uuid")]
    [InlineData("CFPackages/5e1d0c7a-0000-4000-9000-00000000ffff", HttpStatusCode.NotFound, "unknownobject")]
    [InlineData("CFItems/5E1D0C7A-0000-4000-9000-00000000FFFF", HttpStatusCode.NotFound, "unknownobject")]
    [InlineData("CFConcepts/5e1d0c7a-0000-4000-9000-00000000ffff", HttpStatusCode.NotFound, "unknownobject")]
    [InlineData("CFNothing", HttpStatusCode.NotFound, "unknownobject")]
    [InlineData("CFDocuments?limit=0", HttpStatusCode.BadRequest, "invalid_data")]
    [InlineData("CFDocuments?offset=-1", HttpStatusCode.BadRequest, "invalid_data")]
    [InlineData("CFDocuments?filter=title%3D%27x%27", HttpStatusCode.BadRequest, "invalid_selection_field")]
    public async Task What_cannot_be_answered_is_told_as_the_standard_does(string path, HttpStatusCode status, string minor)
    {
        using var answer = await Api.Http.GetAsync(new Uri($"{CaseAddress.Base}/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(("failure", "error", minor), ((string?)body["imsx_codeMajor"], (string?)body["imsx_severity"], (string?)body["imsx_codeMinor"]!["imsx_codeMinorField"]![0]!["imsx_codeMinorFieldValue"]));
        Assert.NotEmpty((string)body["imsx_description"]!);
    }

    [Fact]
    public async Task A_reader_that_has_it_gets_only_its_tag()
    {
        var address = new Uri((await Read("competencyFramework.caseUrl", Query)).GetString()!);
        using var first = await Api.Http.GetAsync(address, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await Api.Http.SendAsync(again, TestContext.Current.CancellationToken);
        using var head = await Api.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), TestContext.Current.CancellationToken);

        Assert.Equal((true, "application/json"), (first.Headers.CacheControl!.Public, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
    }

    private async Task<JsonNode> Json(string address) =>
        JsonNode.Parse(await Api.Http.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken))!;
}

/// <summary>On the embedded database.</summary>
public sealed class CaseEndpointsOnSqliteTests() : CaseEndpointTests(Database.Sqlite);

/// <summary>On a server.</summary>
public sealed class CaseEndpointsOnPostgresTests() : CaseEndpointTests(Database.Postgres);
