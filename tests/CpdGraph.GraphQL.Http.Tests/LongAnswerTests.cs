using System.Globalization;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class LongAnswerTests(GraphQLServer server)
{
    private const int Lines = 9_000;

    private static readonly string Request =
        $"GET /graphql?query=%7Blines(count:{Lines})%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private static readonly string Expected =
        "{\"data\":{\"lines\":[" + string.Join(',', Enumerable.Range(0, Lines).Select(index => $"\"{ExampleSchema.Line(index)}\"")) + "]}}";

    [Theory]
    [InlineData(4_096)]
    [InlineData(20_480)]
    [InlineData(86_016)]
    [InlineData(151_552)]
    public async Task An_answer_is_whole_around_the_ends_of_its_segments(int border)
    {
        for (var length = border - 2; length <= border + 2; length++)
        {
            var text = string.Concat(Enumerable.Range(0, length / 5).Select(number => (number % 100_000).ToString("D5", CultureInfo.InvariantCulture)))
                .PadRight(length, 'y')[..(length - """{"data":{"echo":""}}""".Length)];

            var answer = await server.Post($$$"""{"query":"query ($t: String) { echo(text: $t) }","variables":{"t":"{{{text}}}"}}""");

            Assert.Equal(length, answer.Body.Length);
            Assert.Equal($$$"""{"data":{"echo":"{{{text}}}"}}""", answer.Text);
        }
    }

    [Fact]
    public async Task A_slow_reader_gets_the_same_bytes()
    {
        using var connection = await RawConnection.To(server.Address);
        await connection.Send(Request);

        var answer = await connection.ReadAnswerSlowly(pauses: 30);

        Assert.Equal(Expected.Length.ToString(CultureInfo.InvariantCulture), answer.Header("Content-Length"));
        Assert.Equal(Expected, answer.Text);
    }

    [Fact]
    public async Task Readers_that_go_away_in_mid_answer_do_no_harm()
    {
        for (var i = 0; i < 10; i++)
        {
            using var connection = await RawConnection.To(server.Address);
            await connection.Send(Request);
            await connection.Read(atLeast: 1 + (i * 20_000));
            connection.Reset();
        }

        Assert.Equal(Expected, (await server.SendRaw(Request)).Text);
        Assert.DoesNotContain(server.Log.AtLeast(LogLevel.Error), entry => entry.Contains("reset", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_reader_that_stops_reading_is_cut_off()
    {
        using var log = new LogEntries();
        await using var app = ServerWithoutPatience(log);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var connection = await RawConnection.To(new Uri(app.Urls.Single()));
        await connection.Send(Request);

        while (!log.AtLeast(LogLevel.Debug).Any(entry => entry.Contains("minimum data rate", StringComparison.Ordinal)))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.InRange((await connection.ReadToEnd()).Length, 1, Expected.Length - 1);
    }

    private static WebApplication ServerWithoutPatience(LogEntries log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1_000_000, gracePeriod: TimeSpan.FromSeconds(1.5)));
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(ExampleSchema.Executor());

        var app = builder.Build();
        app.MapGraphQL();

        return app;
    }
}
