using System.Text;

namespace CpdGraph.Bench;

/// <summary>Makes texts of a made-up vocabulary with the usual spread: few words very often, most of them seldom.</summary>
internal sealed class Words
{
    private static readonly string[] Themes = (
        "health coaching motivational interviewing behaviour change group skills personalised care supervision tier practice induction "
        + "peer support diabetes weight children families trauma listening goals planning shared decision making activation remote "
        + "consultation literacy wellbeing reflection leadership").Split(' ');

    private static readonly string[] Syllables =
        "ba cor den fil gra hem ist jo kel lum mar nor op pra quin ros sen tal ur vel wen yor".Split(' ');

    private readonly Random random;
    private readonly string[] vocabulary;

    public Words(Random random)
    {
        this.random = random;
        vocabulary = [.. Themes, .. Enumerable.Range(0, 12_000).Select(_ => MakeWord())];
    }

    public string Title() => Capital(Join(random.Next(3, 8), common: true));

    public string Sentence() => Capital(Join(random.Next(8, 18), common: false)) + ".";

    public string Text(int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence()));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Join(int count, bool common)
    {
        var text = new StringBuilder();

        for (var word = 0; word < count; word++)
        {
            // The square of an even spread prefers the start of the list, where the themes are.
            var place = random.NextDouble();
            var rank = common && random.Next(3) > 0 ? random.Next(Themes.Length) : (int)(place * place * place * vocabulary.Length);
            text.Append(word == 0 ? "" : " ").Append(vocabulary[rank]);
        }

        return text.ToString();
    }

    private string MakeWord() =>
        string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
}
