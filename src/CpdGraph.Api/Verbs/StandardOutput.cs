using System.Text;

namespace CpdGraph.Api.Verbs;

/// <summary>Where data goes: standard output as UTF-8 without a byte order mark, with line feeds, whatever the system's habits.</summary>
internal static class StandardOutput
{
    public static TextWriter Open() =>
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
}
