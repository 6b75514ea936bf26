using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Imports;

/// <summary>Somebody who imports files, as a page or program would: over HTTP alone.</summary>
internal sealed class Importer(HttpClient http, GraphQLClient client)
{
    public const string Csv = "text/csv";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Shown =
        "job { id status progress failure rowCount createCount updateCount unchangedCount rejectCount annotatedFileUrl columns { header field confidence samples } } "
        + "userErrors { __typename code field message ... on WrongStateError { current allowed } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public GraphQLClient Client => client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends a file.</summary>
    /// <param name="type">Media type. Null: none is said.</param>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpContent content, string query = "?fileName=courses.csv", string? type = Csv)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/uploads{query}") { Content = content };
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        if (client.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        }

        using var answer = await http.SendAsync(request, Cancellation);

        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.Clone());
    }

    /// <summary>The token of a file that is taken in.</summary>
    public async Task<string> UploadAsync(byte[] file, string fileName = "courses.csv", string type = Csv)
    {
        var (status, body) = await SendAsync(new ByteArrayContent(file), $"?fileName={Uri.EscapeDataString(fileName)}", type);
        Assert.True(status == HttpStatusCode.Created, body.ToString());

        return body.GetProperty("uploadToken").GetString()!;
    }

    /// <summary>The payload of a mutation.</summary>
    public async Task<JsonElement> ChangeAsync(string mutation, object input)
    {
        var answer = await client.Send($"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {Shown} }} }}", new { input });
        Assert.True(answer.Errors.Count == 0, answer.ToString());

        return answer.Data.GetProperty(mutation);
    }

    /// <summary>Sends a mutation that must be taken. The import's id.</summary>
    public async Task<string> DoneAsync(string mutation, object input)
    {
        var payload = await ChangeAsync(mutation, input);
        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, payload.ToString());

        return payload.GetProperty("job").GetProperty("id").GetString()!;
    }

    /// <summary>Uploads a file and has it checked, to the end. The import.</summary>
    public async Task<JsonElement> CheckAsync(string providerId, string csv, string dataset = "OFFERS", object[]? columns = null) =>
        await CheckAsync(providerId, Encoding.UTF8.GetBytes(csv), dataset: dataset, columns: columns);

    /// <inheritdoc cref="CheckAsync(string, string, string, object[])"/>
    public async Task<JsonElement> CheckAsync(
        string providerId, byte[] file, string fileName = "courses.csv", string type = Csv, string dataset = "OFFERS", object[]? columns = null)
    {
        var uploadToken = await UploadAsync(file, fileName, type);
        var id = await DoneAsync("validateImport", columns is null ? new { dataset, uploadToken, providerId } : new { dataset, uploadToken, providerId, columns });

        return await EndAsync(id);
    }

    /// <summary>Confirms, and waits until it is written.</summary>
    public async Task<JsonElement> CommitAsync(JsonElement job, bool skipRejected = false)
    {
        var jobId = job.GetProperty("id").GetString()!;
        await DoneAsync("commitImport", new { jobId, skipRejected });

        return await EndAsync(jobId);
    }

    /// <summary>The import as it is.</summary>
    public async Task<JsonElement> ReadAsync(string id)
    {
        var answer = await client.Send(
            """
            query ($id: ID!) {
              importJob(id: $id) {
                id status progress failure dataset fileName rowCount createCount updateCount unchangedCount rejectCount annotatedFileUrl requestedBy finishedAt
                columns { header field confidence samples }
                rows(first: 100) { totalCount nodes { number outcome title problems { severity column value message suggestion } target { __typename id } } }
              }
            }
            """,
            new { id });
        Assert.True(answer.Errors.Count == 0, answer.ToString());

        return answer.Data.GetProperty("importJob");
    }

    /// <summary>Waits until the step that it is in has ended.</summary>
    public async Task<JsonElement> EndAsync(string id)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ;)
        {
            var job = await ReadAsync(id);

            if (job.GetProperty("status").GetString() is not ("QUEUED" or "RUNNING"))
            {
                return job;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"It does not end: {job}");
            await Task.Delay(50, Cancellation);
        }
    }

    /// <summary>Fetches a file.</summary>
    public async Task<HttpResponseMessage> FetchAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        if (client.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        }

        return await http.SendAsync(request, Cancellation);
    }
}
