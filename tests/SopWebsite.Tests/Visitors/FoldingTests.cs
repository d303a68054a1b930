using System.Text;
using SopWebsite.Visitors.Matching;

namespace SopWebsite.Tests.Visitors;

/// <summary>The one form that text is brought to before rules look at it.</summary>
public sealed class FoldingTests
{
    [Theory]
    [InlineData("A\\B//c/./d", "a/b/c/d")]
    [InlineData("a /**/  b", "a b")]
    [InlineData("un/*x*/ion", "un ion&x&union")]
    [InlineData("union/**/select", "union select&unionselect")]
    [InlineData("1/**/and", "1 and")]
    [InlineData("/*!50000union*/ 1", " union 1")]
    [InlineData("x%0d%0aSet-Cookie: a", "x set-cookie: a&\nset-cookie: a")]
    [InlineData("x%0a id&y=1", "x id&y=1&\nid")]
    [InlineData("x%0d%0a", "x ")]
    [InlineData("a%0ab%0ac", "a b c&\nb&\nc")]
    public void TextIsFolded(string text, string folded) =>
        Assert.Equal(folded, Encoding.Latin1.GetString(new FieldDecoder().Decode(Encoding.Latin1.GetBytes(text), plusIsSpace: true)));

    [Fact]
    public void WhatIsAddedNeverOverflows()
    {
        var decoder = new FieldDecoder();
        foreach (var piece in (string[])["a/**/b", "\n", "\r\nx:y", "a/*b*/c\n"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, FieldDecoder.Longest / piece.Length));

            Assert.InRange(decoder.Decode(Encoding.Latin1.GetBytes(text), plusIsSpace: true).Length, 1, FieldDecoder.Longest);
        }
    }
}
