using System.Buffers;

namespace CpdGraph.Domain;

/// <summary>English stems after Martin Porter's second algorithm ("Porter2"), for lower-case words of letters.</summary>
internal static class Stemmer
{
    private static readonly Dictionary<string, string> Special = new()
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly HashSet<string> KeptAfterPlural =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] Doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string Ending, string Stem)[] SecondStep =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"),
        ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
    ];

    private static readonly (string Ending, string Stem)[] ThirdStep =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""),
        ("ful", ""),
    ];

    private static readonly string[] FourthStep =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        if (Special.TryGetValue(word, out var special))
        {
            return special;
        }

        word = InBritishSpelling(word);

        // A capital Y is a consonant here; all others are small.
        word = MarkConsonantY(word);
        var (first, second) = Regions(word);

        word = RemovePlural(word);

        if (KeptAfterPlural.Contains(word))
        {
            return word;
        }

        word = RemovePastAndGerund(word, first);

        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !IsVowel(word[^2]))
        {
            word = word[..^1] + "i";
        }

        word = Replace(word, first, SecondStep, SecondStepRest);
        word = Replace(word, first, ThirdStep, (current, region) => Cut(current, "ative", second));
        word = RemoveLongSuffix(word, second);
        return RemoveFinal(word, first, second).ToLowerInvariant();
    }

    /// <summary>"Personalized" as "personalised": both spellings are met, and each must find the other.</summary>
    private static string InBritishSpelling(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ize", "ized", "izes", "izer", "izers", "izing", "ization", "izations"])
        {
            if (word.Length > ending.Length + 2 && Ends(word, ending))
            {
                return string.Concat(word.AsSpan(0, word.Length - ending.Length), "is", ending.AsSpan(2));
            }
        }

        return word;
    }

    private static string MarkConsonantY(string word)
    {
        var letters = word.ToCharArray();

        for (var index = 0; index < letters.Length; index++)
        {
            if (letters[index] == 'y' && (index == 0 || IsVowel(letters[index - 1])))
            {
                letters[index] = 'Y';
            }
        }

        return new(letters);
    }

    /// <summary>
    /// Where the regions start in which endings are taken away: after the first, and after the second non-vowel behind a vowel.
    /// </summary>
    private static (int First, int Second) Regions(string word)
    {
        var first = word switch
        {
            _ when word.StartsWith("gener", StringComparison.Ordinal) || word.StartsWith("arsen", StringComparison.Ordinal) => 5,
            _ when word.StartsWith("commun", StringComparison.Ordinal) => 6,
            _ => After(word, 0),
        };

        return (first, After(word, first));
    }

    private static int After(string word, int start)
    {
        for (var index = start + 1; index < word.Length; index++)
        {
            if (!IsVowel(word[index]) && IsVowel(word[index - 1]))
            {
                return index + 1;
            }
        }

        return word.Length;
    }

    private static string RemovePlural(string word)
    {
        if (Ends(word, "sses"))
        {
            return word[..^2];
        }

        if (Ends(word, "ied") || Ends(word, "ies"))
        {
            return word[..^(word.Length > 4 ? 2 : 1)];
        }

        return Ends(word, "s") && !Ends(word, "us") && !Ends(word, "ss") && word.AsSpan(0, word.Length - 2).ContainsAnyVowel()
            ? word[..^1]
            : word;
    }

    private static string RemovePastAndGerund(string word, int first)
    {
        if (Ends(word, "eedly") || Ends(word, "eed"))
        {
            var stem = word[..^(Ends(word, "eed") ? 3 : 5)];
            return stem.Length >= first ? stem + "ee" : word;
        }

        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(word, ending))
            {
                continue;
            }

            var stem = word[..^ending.Length];

            if (!stem.AsSpan().ContainsAnyVowel())
            {
                return word;
            }

            if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz"))
            {
                return stem + "e";
            }

            if (Doubles.Any(twice => Ends(stem, twice)))
            {
                return stem[..^1];
            }

            return stem.Length <= first && EndsInShortSyllable(stem) ? stem + "e" : stem;
        }

        return word;
    }

    private static string SecondStepRest(string word, int first)
    {
        if (Ends(word, "logi"))
        {
            return word.Length - 3 >= first ? word[..^1] : word;
        }

        return Ends(word, "li") && word.Length > 2 && word[^3] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'
            ? Cut(word, "li", first)
            : word;
    }

    private static string Replace(string word, int region, (string Ending, string Stem)[] rules, Func<string, int, string> otherwise)
    {
        foreach (var (ending, stem) in rules)
        {
            if (Ends(word, ending))
            {
                return word.Length - ending.Length >= region ? word[..^ending.Length] + stem : word;
            }
        }

        return otherwise(word, region);
    }

    private static string RemoveLongSuffix(string word, int second)
    {
        foreach (var ending in FourthStep)
        {
            if (Ends(word, ending))
            {
                return Cut(word, ending, second);
            }
        }

        return Ends(word, "ion") && word.Length > 3 && word[^4] is 's' or 't' ? Cut(word, "ion", second) : word;
    }

    private static string RemoveFinal(string word, int first, int second)
    {
        if (Ends(word, "e"))
        {
            var stem = word[..^1];
            return stem.Length >= second || (stem.Length >= first && !EndsInShortSyllable(stem)) ? stem : word;
        }

        return Ends(word, "ll") && word.Length - 1 >= second ? word[..^1] : word;
    }

    private static string Cut(string word, string ending, int region) =>
        Ends(word, ending) && word.Length - ending.Length >= region ? word[..^ending.Length] : word;

    private static bool EndsInShortSyllable(string word) => word.Length switch
    {
        2 => IsVowel(word[0]) && !IsVowel(word[1]),
        > 2 => !IsVowel(word[^3]) && IsVowel(word[^2]) && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y'),
        _ => false,
    };

    private static bool ContainsAnyVowel(this ReadOnlySpan<char> letters) => letters.ContainsAny(Vowels);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
