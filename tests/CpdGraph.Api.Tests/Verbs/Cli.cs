using CpdGraph.Api.Verbs;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Verbs;

/// <summary>Runs the executable as a person does: a process of its own, in a folder of its own that holds nothing.</summary>
public sealed class Cli : IDisposable
{
    private static readonly string Assembly = typeof(Program).Assembly.Location;

    /// <summary>The caller's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("cpdgraph-cli-").FullName;

    /// <summary>Starts the executable in the folder.</summary>
    public ProcessUnderTest Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        ProcessUnderTest.StartAssembly(Assembly, arguments, Folder, environment);

    /// <summary>Runs it to its end.</summary>
    /// <param name="input">What comes on its standard input.</param>
    public async Task<CliResult> Run(IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var process = Start(arguments, environment);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var code = await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return new CliResult(code, process.StandardOutput, process.StandardError);
    }

    /// <summary>
    /// Runs a verb to its end in the process of the test, which knows by then what a new process would have to compile: for what hangs on neither the
    /// environment nor the caller's folder. So paths must be whole.
    /// </summary>
    public static async Task<CliResult> RunHere(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, output, error);

        return new CliResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Puts the database of the demonstration into a data folder.</summary>
    public Task HaveDemoAsync(string folder = "data") => DemoData.CopyToAsync(Path.Combine(Folder, folder));

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);

        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run left behind.</summary>
public sealed record CliResult(int Code, string Output, string Error);
