using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Rehearsal.Generating;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Generating;

public sealed class ItemGeneratorTests
{
    private const int LargestItem = 400 * 1024;

    [Fact]
    public void Generate_SameSeed_GivesTheSameBytes() => Assert.Equal(Texts(500, seed: 3), Texts(500, seed: 3));

    [Fact]
    public void Generate_AnotherSeed_GivesOtherItems() => Assert.NotEqual(Texts(50, seed: 3), Texts(50, seed: 4));

    [Fact]
    public void Generate_MoreItems_BeginsWithTheSameOnes() => Assert.Equal(Texts(100, seed: 3), Texts(300, seed: 3).Take(100));

    [Theory]
    [InlineData("customer:S", "order:N")]
    [InlineData("id:S", null)]
    [InlineData("id:N", "part:B")]
    [InlineData("name:B", "amount:S")]
    public void Generate_AnyKey_IsUniqueAndOfItsType(string partitionKey, string? sortKey)
    {
        KeySchema key = KeySchemaText.Parse(partitionKey, sortKey);
        var seen = new HashSet<string>();
        foreach (string text in Texts(1_000, seed: 1, key))
        {
            using JsonDocument item = JsonDocument.Parse(text);
            string partition = item.RootElement.GetProperty(key.PartitionKey.Name).GetProperty(key.PartitionKey.Type.ToString()).GetString()!;
            string sort = key.SortKey is null
                ? string.Empty
                : item.RootElement.GetProperty(key.SortKey.Name).GetProperty(key.SortKey.Type.ToString()).GetString()!;
            Assert.NotEmpty(partition);
            Assert.True(seen.Add($"{partition} {sort}"));
        }
    }

    [Fact]
    public void Generate_EveryItem_NamesEachAttributeOnce()
    {
        foreach (string text in Texts(1_000, seed: 1, KeySchemaText.Parse("name:S", "amount:N")))
        {
            using JsonDocument item = JsonDocument.Parse(text);
            string[] names = item.RootElement.EnumerateObject().Select(attribute => attribute.Name).ToArray();
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Fact]
    public void Generate_OneItem_HasEveryAttributeType()
    {
        using JsonDocument item = JsonDocument.Parse(Texts(1, seed: 9).Single());
        IEnumerable<string> types = item.RootElement.EnumerateObject().Select(attribute => attribute.Value.EnumerateObject().Single().Name);
        Assert.Equal(["B", "BOOL", "BS", "L", "M", "N", "NS", "NULL", "S", "SS"], types.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Generate_ManyItems_AreOfMixedSizesWithinTheLimit()
    {
        int[] sizes = new ItemGenerator(new GeneratedKey(GeneratedKey.Default), 1).Generate(50_000).Select(item => item.Length).ToArray();

        Assert.Contains(sizes, size => size < 200);
        Assert.Contains(sizes, size => size > 4 * 1024);
        Assert.Contains(sizes, size => size > 200 * 1024);
        Assert.All(sizes, size => Assert.True(size < LargestItem));
        Assert.InRange(sizes.Average(), 300, 1_500);
    }

    private static List<string> Texts(int count, int seed, KeySchema? key = null) =>
        [.. new ItemGenerator(new GeneratedKey(key ?? GeneratedKey.Default), seed).Generate(count).Select(item => Encoding.UTF8.GetString(item.Span))];
}
