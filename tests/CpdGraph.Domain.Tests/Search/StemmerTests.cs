namespace CpdGraph.Domain.Tests;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("coaching", "coach")]
    [InlineData("coaches", "coach")]
    [InlineData("coached", "coach")]
    [InlineData("motivational", "motiv")]
    [InlineData("motivation", "motiv")]
    [InlineData("interviewing", "interview")]
    [InlineData("supervision", "supervis")]
    [InlineData("supervisor", "supervisor")]
    [InlineData("communities", "communiti")]
    [InlineData("community", "communiti")]
    [InlineData("families", "famili")]
    [InlineData("planning", "plan")]
    [InlineData("plans", "plan")]
    [InlineData("hoping", "hope")]
    [InlineData("happiness", "happi")]
    [InlineData("generally", "general")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("personalised", "personalis")]
    [InlineData("personalized", "personalis")]
    [InlineData("organization", "organis")]
    [InlineData("size", "size")]
    [InlineData("diabetes", "diabet")]
    [InlineData("caresses", "caress")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("saying", "say")]
    [InlineData("skies", "sky")]
    [InlineData("proceed", "proceed")]
    [InlineData("controlling", "control")]
    [InlineData("psychology", "psycholog")]
    [InlineData("ab", "ab")]
    [InlineData("2.3", "2.3")]
    public void Words_of_one_meaning_share_a_stem(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Fact]
    public void Any_word_has_a_stem_that_is_not_longer_than_it_by_more_than_a_letter() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000),
        FsCheck.Fluent.Prop.ForAll<ushort[]>(letters =>
        {
            var word = new string([.. letters.Take(12).Select(letter => "abcdefghilmnorstuvyzing"[letter % 23])]);
            return word.Length == 0 || Stemmer.Stem(word) is { Length: > 0 } stem && stem.Length <= word.Length + 1;
        }));
}
