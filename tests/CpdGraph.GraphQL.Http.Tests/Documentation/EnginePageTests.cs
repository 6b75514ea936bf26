using System.Globalization;
using System.Text.RegularExpressions;
using CpdGraph.GraphQL.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Documentation;

/// <summary>The example of <c>docs/engine.md</c> is what its reader would have: a project of its own, compiled and run.</summary>
public sealed partial class EnginePageTests : IDisposable
{
    private static readonly TimeSpan PatienceToCompile = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("cpdgraph-engine-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_example_compiles_and_answers_the_pages_own_request()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "engine.md"), cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), CodeBlock().Match(page).Groups[1].Value, cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Hubs.csproj"), Project(), cancellation);

        await Compile(cancellation);
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        await using var server = ProcessUnderTest.StartAssembly(Path.Combine(_folder, "out", "Hubs.dll"), ["--urls", address], _folder);
        await server.WaitForUrlAsync(new Uri($"{address}/graphql?query={{__typename}}"), cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var response = await new GraphQLClient(http).Send(RequestOfThePage().Match(page).Groups[1].Value);

        Assert.Equal(
            """{"data":{"hubs":[{"name":"Kent","courses":[{"title":"Active listening","minutes":90}]},{"name":"Leeds","courses":[{"title":"Coaching","minutes":null}]}]}}""",
            response.Text);
    }

    private async Task Compile(CancellationToken cancellation)
    {
        // Nothing may stay behind that holds the folder or the build of the solution.
        await using var build = ProcessUnderTest.Start(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["build", "Hubs.csproj", "-o", "out", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v:quiet"],
            _folder);

        var code = await build.WaitForExitAsync(cancellation, PatienceToCompile);

        Assert.True(code == 0, build.StandardOutput + build.StandardError);
    }

    /// <summary>Refers to what the tests were built with: the engine need not be compiled again.</summary>
    private static string Project() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{typeof(GraphQLExecutor).Assembly.Location}" />
            <Reference Include="{typeof(GraphQLHttpExtensions).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("-d '\\{\"query\": \"(.*?)\"\\}'")]
    private static partial Regex RequestOfThePage();
}
