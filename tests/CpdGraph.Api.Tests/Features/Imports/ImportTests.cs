using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Features.Imports;
using CpdGraph.Api.Imports;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Imports;

/// <summary>A server for imports alone, started by the first test that asks.</summary>
public sealed class ImportServers : IAsyncDisposable
{
    private PublishingServer? server;

    internal async Task<PublishingServer> OnAsync(Database database)
    {
        if (database is Database.Postgres)
        {
            // Skips the running test where there is no PostgreSQL.
            await PostgresServer.RequireAsync();
        }

        return server ??= await PublishingServer.StartAsync(database);
    }

    public ValueTask DisposeAsync() => server?.Api.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Files sent, checked, confirmed and written, over HTTP.</summary>
public abstract class ImportTests(Database database, ImportServers servers) : IAsyncLifetime
{
    private const string Header = "Course ref,Course title,Type,Cost,Problem\r\n";

    private static int made;

    private protected PublishingServer Server { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await servers.OnAsync(database);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_file_is_uploaded_checked_taken_away_with_its_problems_confirmed_and_changes_nothing_the_second_time()
    {
        var (hub, word) = (await HubAsync(), Word());
        var file = $"{Header}{word}-1,{word} one,Workshop,£35.00,\r\n{word}-2,{word} two,Workshop,cheap,\r\n{word}-3,{word} three,Webinar,Free,\r\n";

        var found = await hub.CheckAsync(Server.HubAId, file);

        Assert.Equal(("AWAITING_CONFIRMATION", 3, 2, 0, 0, 1), Counts(found));
        Assert.Equal(1, found.GetProperty("progress").GetDouble());
        Assert.Equal(["reference", "title", "format", "price", null], found.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("field").GetString()));
        Assert.Equal(["2 CREATE", "3 REJECT", "4 CREATE"], Outcomes(found));
        var problem = found.GetProperty("rows").GetProperty("nodes")[1].GetProperty("problems")[0];
        Assert.Equal(("Cost", "cheap", "ERROR"), (Text(problem, "column"), Text(problem, "value"), Text(problem, "severity")));
        Assert.Empty(await TitlesAsync(word));

        using var annotated = await hub.FetchAsync(Text(found, "annotatedFileUrl")!);
        var text = await annotated.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(("text/csv", "courses-problems.csv"), (annotated.Content.Headers.ContentType?.MediaType, annotated.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.True(annotated.Headers.CacheControl?.NoStore);
        Assert.Equal(
            ["Course ref,Course title,Type,Cost,Problem", $"{word}-1,{word} one,Workshop,£35.00,", $"{word}-2,{word} two,Workshop,cheap,\"Cost: {Text(problem, "message")}", $"{word}-3,{word} three,Webinar,Free,"],
            text.Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" Perhaps:")[0].TrimEnd('"')));

        var refused = await hub.ChangeAsync("commitImport", new { jobId = Text(found, "id") });
        Assert.Equal(["WrongStateError WRONG_STATE skipRejected"], Errors(refused));
        Assert.Contains("1 row was refused", Text(refused.GetProperty("userErrors")[0], "message"), StringComparison.Ordinal);
        var written = await hub.CommitAsync(found, skipRejected: true);
        Assert.Equal(("SUCCEEDED_WITH_ERRORS", 3, 2, 0, 0, 1), Counts(written));
        Assert.Equal([$"{word} one", $"{word} three"], await TitlesAsync(word));
        var drafts = await hub.Client.Send("query ($word: String!) { offers(filter: { title: { contains: $word }, statuses: [DRAFT] }) { totalCount } }", new { word });
        Assert.Equal(2, drafts.Data.GetProperty("offers").GetProperty("totalCount").GetInt32());
        var targets = written.GetProperty("rows").GetProperty("nodes").EnumerateArray().Select(row => row.GetProperty("target")).ToArray();
        Assert.Equal(["Offer", null, "Offer"], targets.Select(target => target.ValueKind == JsonValueKind.Null ? null : Text(target, "__typename")));

        // The file as it was taken away, mended: what was written is as it was, and the rest is new.
        var again = await hub.CheckAsync(Server.HubAId, text.Replace("cheap", "£20", StringComparison.Ordinal));
        Assert.Equal(("AWAITING_CONFIRMATION", 3, 1, 0, 2, 0), Counts(again));
        Assert.Equal(("SUCCEEDED", 3, 1, 0, 2, 0), Counts(await hub.CommitAsync(again)));
        var before = await Server.CountsAsync();
        var third = await hub.CommitAsync(await hub.CheckAsync(Server.HubAId, text.Replace("cheap", "£20", StringComparison.Ordinal)));
        Assert.Equal(("SUCCEEDED", 3, 0, 0, 3, 0), Counts(third));
        Assert.Equal(WithoutEvents(before), WithoutEvents(await Server.CountsAsync()));
    }

    [Fact]
    public async Task The_templates_are_public_and_import_as_they_are()
    {
        var hub = await HubAsync();
        var templates = await Server.Anonymous.Send("{ importTemplates { dataset csvUrl xlsxUrl columns { field header required description synonyms } } }");
        Assert.Empty(templates.Errors);
        Assert.Equal(["OFFERS", "RUNS", "ATTENDANCE"], templates.Data.GetProperty("importTemplates").EnumerateArray().Select(template => Text(template, "dataset")));
        var offers = templates.Data.GetProperty("importTemplates")[0];
        Assert.All(offers.GetProperty("columns").EnumerateArray(), column => Assert.NotEmpty(Text(column, "description")!));

        foreach (var (address, fileName, type) in new[] { ("csvUrl", "offers.csv", Importer.Csv), ("xlsxUrl", "offers.xlsx", Importer.Workbook) })
        {
            using var answer = await Server.Api.Http.GetAsync(Text(offers, address), Cancellation);
            Assert.Equal((HttpStatusCode.OK, type, fileName), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileNameStar));
            var found = await hub.CheckAsync(Server.HubAId, await answer.Content.ReadAsByteArrayAsync(Cancellation), fileName, type);
            Assert.Equal(("AWAITING_CONFIRMATION", 1, 1, 0, 0, 0), Counts(found));
        }
    }

    [Fact]
    public async Task A_workbook_comes_back_as_a_workbook_that_names_its_problems()
    {
        var (hub, word) = (await HubAsync(), Word());
        var file = WorkbookText.Write("Courses", [["Course ref", "Title", "Type", "Cost"], [$"{word}-1", $"{word} one", "Workshop", "cheap"]]);

        var found = await hub.CheckAsync(Server.HubAId, file, "Kurse ü.xlsx", "application/octet-stream");
        using var annotated = await hub.FetchAsync(Text(found, "annotatedFileUrl")!);
        var bytes = await annotated.Content.ReadAsByteArrayAsync(Cancellation);
        var rows = CpdGraph.Api.Imports.ImportFile.Read(bytes, []);

        Assert.Equal((Importer.Workbook, "Kurse ü-problems.xlsx"), (annotated.Content.Headers.ContentType?.MediaType, annotated.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("Problem", rows.Header[^1]);
        Assert.StartsWith("Cost: ", rows.Rows[0].Cells[^1], StringComparison.Ordinal);
        Assert.Equal(("AWAITING_CONFIRMATION", 1, 0, 0, 0, 1), Counts(await hub.CheckAsync(Server.HubAId, bytes, "again.xlsx", Importer.Workbook)));
    }

    [Fact]
    public async Task A_token_works_once_within_an_hour_and_for_who_sent_the_file()
    {
        var (hub, colleague, word) = (await HubAsync(), await HubAsync(), Word());
        var uploadToken = await hub.UploadAsync(File(word));
        var input = new { dataset = "OFFERS", uploadToken, providerId = Server.HubAId };

        Assert.Equal(["InvalidInputError INVALID uploadToken"], Errors(await colleague.ChangeAsync("validateImport", input)));
        await hub.EndAsync(await hub.DoneAsync("validateImport", input));
        Assert.Equal(["InvalidInputError INVALID uploadToken"], Errors(await hub.ChangeAsync("validateImport", input)));

        var late = await hub.UploadAsync(File(word));
        var hash = UrlSecret.Hash(late);
        await LookAsync(db => db.Uploads.Where(row => row.TokenHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UploadedAt, ApiServer.Now - Upload.TokenLife), Cancellation));
        Assert.Equal(["InvalidInputError INVALID uploadToken"], Errors(await hub.ChangeAsync("validateImport", new { dataset = "OFFERS", uploadToken = late, providerId = Server.HubAId })));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_with_its_key_makes_one_import()
    {
        var (hub, word) = (await HubAsync(), Word());
        var input = new { dataset = "OFFERS", uploadToken = await hub.UploadAsync(File(word)), providerId = Server.HubAId, idempotencyKey = $"import-{word}" };

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hub.DoneAsync("validateImport", input)));

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task What_cannot_be_taken_in_is_refused_in_words()
    {
        var hub = await HubAsync();
        var nobody = new Importer(Server.Api.Http, Server.Anonymous);
        var coach = new Importer(Server.Api.Http, Server.Api.As("amira", Role.Coach));
        static ByteArrayContent Content(string text = "Title\r\nOne\r\n") => new(Encoding.UTF8.GetBytes(text));

        Assert.Equal("401 UNAUTHENTICATED", Refusal(await nobody.SendAsync(Content())));
        Assert.Equal("403 FORBIDDEN", Refusal(await coach.SendAsync(Content())));
        Assert.Equal("415 UNSUPPORTED_MEDIA_TYPE", Refusal(await hub.SendAsync(Content(), type: "application/json")));
        Assert.Equal("415 UNSUPPORTED_MEDIA_TYPE", Refusal(await hub.SendAsync(Content(), type: "multipart/form-data; boundary=x")));
        Assert.Equal("415 UNSUPPORTED_MEDIA_TYPE", Refusal(await hub.SendAsync(Content(), type: null)));
        Assert.Equal("400 BAD_USER_INPUT", Refusal(await hub.SendAsync(Content(""))));
        Assert.Equal("400 BAD_USER_INPUT", Refusal(await hub.SendAsync(Content(), query: "")));
        Assert.Equal("400 BAD_USER_INPUT", Refusal(await hub.SendAsync(Content(), query: $"?fileName={new string('x', 300)}")));
        Assert.Equal("400 BAD_USER_INPUT", Refusal(await hub.SendAsync(Content(), query: "?fileName=a%00b.csv")));
        Assert.Equal("400 BAD_USER_INPUT", Refusal(await hub.SendAsync(Content(), query: "?fileName=943%20476%205919.csv")));
        Assert.Equal("413 LIMIT_EXCEEDED", Refusal(await hub.SendAsync(new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]))));

        using var read = await hub.FetchAsync("/uploads");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (read.StatusCode, string.Join(',', read.Content.Headers.Allow)));
    }

    [Fact]
    public async Task A_folder_before_the_name_is_left_away_and_a_file_in_the_older_code_is_read()
    {
        var (hub, word) = (await HubAsync(), Word());
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var found = await hub.CheckAsync(Server.HubAId, windows.GetBytes($"{Header}{word}-1,{word} – café,Workshop,£5,"), "C:\\fakepath\\courses.csv");

        Assert.Equal("courses.csv", Text(found, "fileName"));
        Assert.Equal($"{word} – café", Text(found.GetProperty("rows").GetProperty("nodes")[0], "title"));
    }

    [Fact]
    public async Task Of_several_confirmations_at_once_one_counts()
    {
        var (hub, word) = (await HubAsync(), Word());
        var found = await hub.CheckAsync(Server.HubAId, File(word));
        var jobId = Text(found, "id")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => hub.ChangeAsync("commitImport", new { jobId })));

        Assert.Single(answers, answer => answer.GetProperty("userErrors").GetArrayLength() == 0);
        Assert.All(answers.Where(answer => answer.GetProperty("userErrors").GetArrayLength() > 0), answer => Assert.Equal(["WrongStateError WRONG_STATE jobId"], Errors(answer)));
        Assert.Equal("SUCCEEDED", Text(await hub.EndAsync(jobId), "status"));
        Assert.Equal([$"{word} one"], await TitlesAsync(word));
    }

    [Fact]
    public async Task A_colleague_follows_and_drops_it_and_only_who_sent_it_confirms()
    {
        var (hub, colleague, word) = (await HubAsync(), await HubAsync(), Word());
        var jobId = Text(await hub.CheckAsync(Server.HubAId, File(word)), "id")!;

        Assert.Equal("AWAITING_CONFIRMATION", Text(await colleague.ReadAsync(jobId), "status"));
        Assert.Equal(["NotPermittedError NOT_PERMITTED jobId"], Errors(await colleague.ChangeAsync("commitImport", new { jobId })));
        await colleague.DoneAsync("cancelImport", new { jobId });
        Assert.Equal("CANCELLED", Text(await hub.ReadAsync(jobId), "status"));
        Assert.Equal(["WrongStateError WRONG_STATE jobId"], Errors(await hub.ChangeAsync("commitImport", new { jobId })));
        Assert.Equal(["WrongStateError WRONG_STATE jobId"], Errors(await hub.ChangeAsync("cancelImport", new { jobId })));
        Assert.Empty(await TitlesAsync(word));
    }

    [Fact]
    public async Task Who_has_lost_their_rights_when_its_turn_comes_writes_nothing()
    {
        var subject = Word();
        var hub = new Importer(Server.Api.Http, await Server.JoinAsync(subject, Role.Publisher, Server.HubAId));
        var jobId = Text(await hub.CheckAsync(Server.HubAId, File(subject)), "id")!;

        await Server.LeaveAsync(subject);
        await ConfirmBehindAsync(jobId);
        var ended = await new Importer(Server.Api.Http, Server.Steward).EndAsync(jobId);

        Assert.Equal("FAILED", Text(ended, "status"));
        Assert.Contains("no longer publish", Text(ended, "failure"), StringComparison.Ordinal);
        Assert.Empty(await TitlesAsync(subject));
    }

    [Fact]
    public async Task What_another_process_has_left_behind_is_taken_again()
    {
        var (hub, word) = (await HubAsync(), Word());
        var jobId = Text(await hub.CheckAsync(Server.HubAId, File(word)), "id")!;

        // As a process leaves it that dies while it writes.
        await ConfirmBehindAsync(jobId, JobStatus.Running, ApiServer.Now.AddSeconds(-1));

        Assert.Equal("SUCCEEDED", Text(await hub.EndAsync(jobId), "status"));
        Assert.Equal([$"{word} one"], await TitlesAsync(word));
    }

    [Fact]
    public async Task What_has_changed_since_the_check_is_decided_again_and_asked_again()
    {
        var (hub, word) = (await HubAsync(), Word());
        var found = await hub.CheckAsync(Server.HubAId, $"{Header},{word} one,Workshop,Free,\r\n");

        // Two offers of its title have come since: nobody can tell which one is meant.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var made = await hub.Client.Send(
                "mutation ($id: ID!, $title: String!) { createOffer(input: { providerId: $id, offer: { title: $title, channel: TRAINING_HUB, format: WORKSHOP } }) { userErrors { message } } }",
                new { id = Server.HubAId, title = $"{word} one" });
            Assert.Empty(made.Errors);
        }

        var ended = await hub.CommitAsync(found);

        Assert.Equal(("AWAITING_CONFIRMATION", 1, 0, 0, 0, 1), Counts(ended));
        Assert.Contains("Something has changed since the check", Text(ended, "failure"), StringComparison.Ordinal);
        Assert.Equal(["WrongStateError WRONG_STATE skipRejected"], Errors(await hub.ChangeAsync("commitImport", new { jobId = Text(found, "id") })));
    }

    [Fact]
    public async Task What_somebody_says_of_a_column_is_remembered_for_the_providers_next_file()
    {
        var (hub, word) = (await HubAsync(), Word());
        var file = $"{word} heading,Type,Remarks\r\n{word} one,Workshop,Free\r\n";
        object[] columns = [new { header = $"{word}  HEADING", field = "title" }, new { header = "Remarks", field = (string?)null }];

        var unsaid = await hub.CheckAsync(Server.HubAId, file);
        var said = await hub.CheckAsync(Server.HubAId, file, columns: columns);
        var next = await hub.CheckAsync(Server.HubAId, file);

        Assert.Equal("FAILED", Text(unsaid, "status"));
        Assert.Contains("title", Text(unsaid, "failure"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("AWAITING_CONFIRMATION", 1, 1, 0, 0, 0), Counts(said));
        Assert.Equal(("AWAITING_CONFIRMATION", 1, 1, 0, 0, 0), Counts(next));
        Assert.Equal("title", Text(next.GetProperty("columns")[0], "field"));
        Assert.True(next.GetProperty("columns")[0].GetProperty("confidence").GetDouble() < 1);
    }

    [Fact]
    public async Task A_hub_learns_nothing_of_anothers_imports()
    {
        var (hub, word) = (await HubAsync(), Word());
        var found = await hub.CheckAsync(Server.HubAId, File(word));
        var (jobId, address) = (Text(found, "id")!, Text(found, "annotatedFileUrl")!);
        var other = new Importer(Server.Api.Http, Server.HubB);
        var absent = GlobalId.Of(ImportJobId.New(ApiServer.Now));

        foreach (var id in new[] { jobId, absent })
        {
            var answer = await other.Client.Send(
                "query ($id: ID!, $hub: ID!) { importJob(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } importJobs(providerId: $hub) { totalCount nodes { id } } }", new { id, hub = Server.HubAId });
            Assert.Equal("""{"data":{"importJob":null,"node":null,"nodes":[null],"importJobs":{"totalCount":0,"nodes":[]}}}""", answer.Text);
            Assert.Equal(["NotFoundError NOT_FOUND jobId"], Errors(await other.ChangeAsync("commitImport", new { jobId = id })));
            Assert.Equal(["NotFoundError NOT_FOUND jobId"], Errors(await other.ChangeAsync("cancelImport", new { jobId = id })));
            using var stream = await SseStream.OpenAsync(
                Server.Api.Http, "subscription ($id: ID!) { importProgressed(jobId: $id) { id } }", other.Client.Token, new { id });
            Assert.Contains("complete", await stream.Next(), StringComparison.Ordinal);
        }

        using var refused = await other.FetchAsync(address);
        using var unsigned = await new Importer(Server.Api.Http, Server.Anonymous).FetchAsync(address);
        using var nothing = await other.FetchAsync(address.Replace(jobId, absent, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (refused.StatusCode, nothing.StatusCode, unsigned.StatusCode));
        Assert.Equal(await nothing.Content.ReadAsStringAsync(Cancellation), await refused.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains(jobId, (await hub.Client.Send("{ importJobs(first: 100) { nodes { id } } }")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(jobId, (await other.Client.Send("{ importJobs(first: 100) { nodes { id } } }")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_progress_is_told_from_where_it_is_to_its_end()
    {
        var (hub, word) = (await HubAsync(), Word());
        var jobId = await hub.DoneAsync("validateImport", new { dataset = "OFFERS", uploadToken = await hub.UploadAsync(File(word)), providerId = Server.HubAId });
        using var stream = await SseStream.OpenAsync(
            Server.Api.Http, "subscription ($id: ID!) { importProgressed(jobId: $id) { status progress createCount } }", hub.Client.Token, new { id = jobId });
        var told = new List<string>();
        var confirmed = false;

        while (await stream.Next() is { } line && !line.Contains("complete", StringComparison.Ordinal))
        {
            told.Add(line);

            if (!confirmed && line.Contains("AWAITING_CONFIRMATION", StringComparison.Ordinal))
            {
                confirmed = true;
                await hub.DoneAsync("commitImport", new { jobId });
            }
        }

        Assert.Contains(told, line => line.Contains("AWAITING_CONFIRMATION", StringComparison.Ordinal));
        Assert.Contains("""{"status":"SUCCEEDED","progress":1,"createCount":1}""", told[^1], StringComparison.Ordinal);
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    [Fact]
    public async Task A_day_later_files_and_what_was_found_in_them_are_gone_and_the_import_is_still_told_of()
    {
        var (hub, word) = (await HubAsync(), Word());
        var waiting = await hub.CheckAsync(Server.HubAId, File(word));
        var written = await hub.CommitAsync(await hub.CheckAsync(Server.HubAId, File(word)));

        await new ImportSweep(Server.Api.Services.GetRequiredService<IDbContextFactory<CpdContext>>(), new ManualClock(ApiServer.Now.AddHours(25))).RunAsync(Cancellation);

        var (dropped, kept) = (await hub.ReadAsync(Text(waiting, "id")!), await hub.ReadAsync(Text(written, "id")!));
        Assert.Equal(("CANCELLED", "SUCCEEDED"), (Text(dropped, "status"), Text(kept, "status")));
        Assert.Contains("within a day", Text(dropped, "failure"), StringComparison.Ordinal);
        Assert.Equal(1, kept.GetProperty("createCount").GetInt32());
        Assert.All(new[] { dropped, kept }, job =>
        {
            Assert.Equal(0, job.GetProperty("rows").GetProperty("totalCount").GetInt32());
            Assert.Null(Text(job, "annotatedFileUrl"));
            Assert.All(job.GetProperty("columns").EnumerateArray(), column => Assert.Equal(0, column.GetProperty("samples").GetArrayLength()));
        });
        Assert.Equal(0, await LookAsync(db => db.UploadContents.CountAsync(Cancellation)));
        using var file = await hub.FetchAsync(Text(written, "annotatedFileUrl")!);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Assert.Equal(["WrongStateError WRONG_STATE jobId"], Errors(await hub.ChangeAsync("commitImport", new { jobId = Text(waiting, "id") })));
    }

    [Fact]
    public async Task A_steward_imports_for_many_providers_and_a_publisher_says_for_which()
    {
        var (steward, hub, word) = (new Importer(Server.Api.Http, Server.Steward), await HubAsync(), Word());
        var file = Encoding.UTF8.GetBytes(
            $"Reference,Title,Type,Provider\r\n{word}-1,{word} one,Workshop,riverside-example-training-hub\r\n{word}-2,{word} two,Workshop,hillcrest-example-training-hub\r\n");

        Assert.Equal(["InvalidInputError REQUIRED providerId"], Errors(await hub.ChangeAsync("validateImport", new { dataset = "OFFERS", uploadToken = await hub.UploadAsync(file) })));
        var found = await steward.EndAsync(await steward.DoneAsync("validateImport", new { dataset = "OFFERS", uploadToken = await steward.UploadAsync(file) }));
        Assert.Equal(("AWAITING_CONFIRMATION", 2, 2, 0, 0, 0), Counts(found));
        Assert.Equal("SUCCEEDED", Text(await steward.CommitAsync(found), "status"));
        Assert.Equal([$"{word} one", $"{word} two"], await TitlesAsync(word));
        Assert.Equal("", string.Concat(Errors(await hub.ChangeAsync("cancelImport", new { jobId = Text(found, "id") })).Where(error => !error.StartsWith("NotFoundError", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Of_broken_files_it_is_told_what_is_wrong_and_nothing_is_written()
    {
        var hub = await HubAsync();
        var before = WithoutEvents(await Server.CountsAsync());
        var jobs = new List<(string Name, string Id)>();
        var wrong = new List<string>();

        foreach (var (name, bytes) in BrokenFiles.All)
        {
            var uploadToken = await hub.UploadAsync(bytes, $"{name}.csv", "application/octet-stream");
            jobs.Add((name, await hub.DoneAsync("validateImport", new { dataset = "OFFERS", uploadToken, providerId = Server.HubAId })));
        }

        Assert.True(jobs.Count >= 40, $"There are {jobs.Count} files.");

        foreach (var (name, id) in jobs)
        {
            var job = await hub.EndAsync(id);

            // Either the whole file is refused, or each of its rows, in words that are no exception's.
            var (failure, rows) = (Text(job, "failure"), job.GetProperty("rowCount").GetInt32());
            var told = failure is not null && Text(job, "status") == "FAILED"
                || rows > 0 && job.GetProperty("rejectCount").GetInt32() == rows && job.GetProperty("rows").GetProperty("nodes").EnumerateArray().All(row => row.GetProperty("problems").GetArrayLength() > 0);

            if (!told || job.ToString().Contains("Something went wrong", StringComparison.Ordinal) || job.ToString().Contains("943 476 5919", StringComparison.Ordinal))
            {
                wrong.Add($"{name}: {job}");
            }

            if (Text(job, "annotatedFileUrl") is { } address)
            {
                using var file = await hub.FetchAsync(address);
                Assert.Equal((name, HttpStatusCode.OK), (name, file.StatusCode));

                // It goes back into a spreadsheet program, with whatever was in it.
                var cells = file.Content.Headers.ContentType!.MediaType == "text/csv" ? CellsOf(await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) : [];
                Assert.DoesNotContain(cells, FormulaGuard.StartsLikeFormula);
            }

            var refused = await hub.ChangeAsync("commitImport", new { jobId = id });
            Assert.NotEmpty(Errors(refused));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, WithoutEvents(await Server.CountsAsync()));
    }

    /// <summary>Somebody new who publishes for hub A.</summary>
    private protected async Task<Importer> HubAsync() => new(Server.Api.Http, await Server.JoinAsync(Word(), Role.Publisher, Server.HubAId));

    /// <summary>A word that nothing else here has.</summary>
    private protected static string Word() => string.Create(CultureInfo.InvariantCulture, $"import{Interlocked.Increment(ref made)}x");

    private protected static byte[] File(string word) => Encoding.UTF8.GetBytes($"{Header}{word}-1,{word} one,Workshop,Free,\r\n");

    /// <summary>Titles of offers that begin with a word, drafts too.</summary>
    private protected Task<string[]> TitlesAsync(string word) => LookAsync(async db =>
        (await db.OfferVersions.Where(row => row.Title.StartsWith(word + " ")).Select(row => row.Title).ToListAsync(Cancellation)).Order(StringComparer.Ordinal).ToArray());

    private protected async Task<T> LookAsync<T>(Func<CpdContext, Task<T>> look)
    {
        await using var db = await Server.Api.Services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContextAsync(Cancellation);

        return await look(db);
    }

    private Task<int> ConfirmBehindAsync(string jobId, JobStatus status = JobStatus.Queued, DateTimeOffset? until = null) => LookAsync(async db =>
    {
        var id = new ImportJobId(GlobalId.TryRead(jobId)!.Value.Value);
        var job = await db.ImportJobs.SingleAsync(row => row.Id == id, Cancellation);
        db.Replace(job, job with { Status = status, Confirmed = true, HeldUntil = until, Revision = job.Revision + 1 });

        return await db.SaveChangesAsync(Cancellation);
    });

    private static (string? Status, int Rows, int Created, int Updated, int Unchanged, int Rejected) Counts(JsonElement job) => (
        Text(job, "status"), job.GetProperty("rowCount").GetInt32(), job.GetProperty("createCount").GetInt32(), job.GetProperty("updateCount").GetInt32(),
        job.GetProperty("unchangedCount").GetInt32(), job.GetProperty("rejectCount").GetInt32());

    private static IEnumerable<string> Outcomes(JsonElement job) =>
        job.GetProperty("rows").GetProperty("nodes").EnumerateArray().Select(row => $"{row.GetProperty("number").GetInt32()} {Text(row, "outcome")}");

    private protected static string[] Errors(JsonElement payload) =>
    [
        .. payload.GetProperty("userErrors").EnumerateArray()
            .Select(error => $"{Text(error, "__typename")} {Text(error, "code")} {string.Join('.', error.GetProperty("field").EnumerateArray().Select(part => part.GetString()))}"),
    ];

    private static string Refusal((HttpStatusCode Status, JsonElement Body) answer) =>
        $"{(int)answer.Status} {answer.Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()}";

    private protected static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    // The audit trail and the keys grow with each request.
    private static IEnumerable<string> CellsOf(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });

        while (parser.Read())
        {
            foreach (var cell in parser.Record!)
            {
                yield return cell;
            }
        }
    }

    private static string WithoutEvents(string counts) => string.Join(' ', counts.Split(' ')[..^2]);
}

public sealed class ImportOnSqliteTests(ImportServers servers) : ImportTests(Database.Sqlite, servers), IClassFixture<ImportServers>
{
    [Fact]
    public async Task Callers_upload_as_much_and_as_often_as_the_settings_say()
    {
        await using var server = await ApiServer.WithAsync(new() { ["Uploads:MaxBytes"] = "1000", ["Uploads:MaxPerHour"] = "3", ["Uploads:MaxKeptBytes"] = "1500" });
        var (hub, other) = (new Importer(server.Http, server.As("rhona", Role.Publisher)), new Importer(server.Http, server.As("hugo", Role.Publisher)));

        Assert.Equal(10 * 1_024 * 1_024, new UploadOptions().MaxBytes);

        // Without a length said before, it is counted while it comes.
        var (status, body) = await hub.SendAsync(new StreamContent(new Endless(2_000)));
        Assert.Equal((413, "uploadBytes"), ((int)status, body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString()));

        await hub.UploadAsync(new byte[1_000]);
        (status, body) = await hub.SendAsync(new ByteArrayContent(new byte[501]));
        Assert.Equal((413, "uploadsKeptBytes"), ((int)status, body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString()));
        await hub.UploadAsync(new byte[1]);
        await hub.UploadAsync(new byte[1]);
        (status, body) = await hub.SendAsync(new ByteArrayContent(new byte[1]));
        Assert.Equal((429, "uploadsPerHour"), ((int)status, body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString()));
        await other.UploadAsync(new byte[1_000]);
    }

    /// <summary>So many bytes, of which nobody knows before how many they are.</summary>
    private sealed class Endless(int length) : Stream
    {
        private int left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = Math.Min(count, left);
            left -= given;

            return given;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

public sealed class ImportOnPostgresTests(ImportServers servers) : ImportTests(Database.Postgres, servers), IClassFixture<ImportServers>
{
    [Fact]
    public async Task One_that_is_dropped_while_it_runs_is_dropped()
    {
        var (hub, word) = (await HubAsync(), Word());
        var jobId = Text(await hub.CheckAsync(Server.HubAId, File(word)), "id")!;

        // What is written waits for this lock, in the middle of the transaction.
        await LookAsync(async db =>
        {
            await using var held = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("SELECT 1 FROM catalogue_revision FOR UPDATE");
            await hub.DoneAsync("commitImport", new { jobId });

            while (Text(await hub.ReadAsync(jobId), "status") != "RUNNING")
            {
                await Task.Delay(20);
            }

            await hub.DoneAsync("cancelImport", new { jobId });
            await held.RollbackAsync();

            return 0;
        });

        // It has a turn to be written, if it were not for that.
        await hub.CommitAsync(await hub.CheckAsync(Server.HubAId, File(Word())));
        Assert.Equal("CANCELLED", Text(await hub.ReadAsync(jobId), "status"));
        Assert.Empty(await TitlesAsync(word));
    }
}
