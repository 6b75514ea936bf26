using System.Globalization;

namespace CpdGraph.Api.Verbs;

/// <summary>Shows on standard error how far something is: a bar on a terminal, and a line every tenth where it goes into a file.</summary>
/// <param name="total">How many there are.</param>
/// <param name="error">Standard error.</param>
/// <param name="what">What they are.</param>
internal sealed class ProgressBar(int total, TextWriter error, string what = "rows") : IProgress<int>
{
    private const int Width = 30;

    private readonly bool terminal = !Console.IsErrorRedirected;
    private int shown = -1;

    /// <inheritdoc/>
    public void Report(int value)
    {
        var percent = total == 0 ? 100 : (int)(100L * value / total);
        var step = terminal ? percent : percent / 10 * 10;

        if (step <= shown || (!terminal && step == 0))
        {
            return;
        }

        shown = step;
        var full = Width * percent / 100;
        error.Write(terminal
            ? string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', full)}{new string('.', Width - full)}] {percent} % of {total:N0} {what}{(percent == 100 ? "\n" : "")}")
            : string.Create(CultureInfo.InvariantCulture, $"{step} % of {total:N0} {what}\n"));
    }
}
