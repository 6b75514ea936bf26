using System.Text.RegularExpressions;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Damages a text by its tokens: most results do not parse, some parse and mean something else.</summary>
internal static partial class TokenSlip
{
    private static readonly string[] Others =
    [
        "{", "}", "(", ")", "[", "]", ":", "!", "=", "|", "&", "@", "$", "...", "on", "query", "fragment", "mutation", "type", "null", "true", "1", "-1", "01", "1.5", "1.", "1e", "\"a\"",
        "\"\"\"b\"\"\"", "\"", "\"\\u00\"", "name", "id", "_", "#c\n", ",", "\uFEFF", "\r\n", "ü", "😀", ".", "..", "?", "0x1", "\"\\uD83D\"", "extend", "implements", "input", "enum", "repeatable", "schema", "directive",
    ];

    public static string In(string text, Chance chance)
    {
        var tokens = Tokens(text);

        for (var slips = chance.Between(1, 2); slips > 0 && tokens.Count > 0; slips--)
        {
            var at = chance.Below(tokens.Count);

            switch (chance.Below(5))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, chance.Pick(Others));
                    break;
                case 2:
                    tokens[at] = chance.Pick(Others);
                    break;
                case 3:
                    tokens.Insert(at, chance.Pick(tokens));
                    break;
                default:
                    var other = chance.Below(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    }

    /// <summary>Names, strings, white space and single characters; joined they are the text again.</summary>
    public static List<string> Tokens(string text) => [.. Token().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""[_A-Za-z][_A-Za-z0-9]*|\s+|\.\.\.|"(?:\\.|[^"\\])*"|.""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
