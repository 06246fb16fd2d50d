using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.S3.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3.Storage;

public sealed class ObjectPagerTests
{
    [Fact]
    public void Read_KeysWithDelimiter_RollsUpWhatIsBehindIt()
    {
        Bucket bucket = BucketOf("a.txt", "b/1", "b/2", "c/d/3", "e.txt");

        ObjectPage page = bucket.List(new ObjectListing { Delimiter = "/" });

        Assert.Equal(["a.txt", "e.txt"], page.Objects.Select(stored => stored.Key));
        Assert.Equal(["b/", "c/"], page.CommonPrefixes);
        Assert.Null(page.NextAfter);
    }

    [Fact]
    public void Read_PrefixAndDelimiter_LooksBehindThePrefix()
    {
        Bucket bucket = BucketOf("b/1", "b/2", "b/x/3", "b/x/4", "c/5");

        ObjectPage page = bucket.List(new ObjectListing { Prefix = "b/", Delimiter = "/" });

        Assert.Equal(["b/1", "b/2"], page.Objects.Select(stored => stored.Key));
        Assert.Equal(["b/x/"], page.CommonPrefixes);
    }

    [Fact]
    public void Read_PageEndsWithACommonPrefix_NextPageGoesOnBehindIt()
    {
        Bucket bucket = BucketOf("b/1", "b/2", "c");

        ObjectPage first = bucket.List(new ObjectListing { Delimiter = "/", MaxKeys = 1 });
        ObjectPage second = bucket.List(new ObjectListing { Delimiter = "/", MaxKeys = 1, After = first.NextAfter! });

        Assert.Equal("b/", first.NextAfter);
        Assert.Equal(["c"], second.Objects.Select(stored => stored.Key));
        Assert.Empty(second.CommonPrefixes);
        Assert.Null(second.NextAfter);
    }

    [Fact]
    public void Read_StartsAfterAKeyThatIsNotThere_BeginsWithTheNextOne()
    {
        Bucket bucket = BucketOf("a", "c");

        Assert.Equal(["c"], bucket.List(new ObjectListing { After = "b" }).Objects.Select(stored => stored.Key));
        Assert.Equal(["c"], bucket.List(new ObjectListing { After = "a" }).Objects.Select(stored => stored.Key));
        Assert.Empty(bucket.List(new ObjectListing { After = "c" }).Objects);
    }

    [Fact]
    public void Read_NoKeysAreAskedFor_ThePageIsTheLast()
    {
        ObjectPage page = BucketOf("a").List(new ObjectListing { MaxKeys = 0 });

        Assert.Empty(page.Objects);
        Assert.Null(page.NextAfter);
    }

    [Fact]
    public void Read_AnyKeysPageByPage_GivesWhatOneSimplePassGives() =>
        Prop.ForAll<int[], byte, byte>((numbers, prefixChoice, size) =>
        {
            string[] keys = [.. numbers.Select(Key).Distinct()];
            string prefix = new[] { "", "a", "a/", "b/a" }[prefixChoice % 4];
            string delimiter = prefixChoice % 3 == 0 ? "" : "/";
            Bucket bucket = BucketOf(keys);
            return ReadAll(bucket, prefix, delimiter, (size % 4) + 1).SequenceEqual(Simple(keys, prefix, delimiter));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Simple(string[] keys, string prefix, string delimiter) =>
        keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key =>
            {
                int at = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
                return at < 0 ? key : key[..(at + 1)] + "*";
            })
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static List<string> ReadAll(Bucket bucket, string prefix, string delimiter, int pageSize)
    {
        var all = new List<string>();
        string? after = "";
        while (after is not null)
        {
            ObjectPage page = bucket.List(new ObjectListing { Prefix = prefix, Delimiter = delimiter, After = after, MaxKeys = pageSize });
            Assert.True(page.Objects.Count + page.CommonPrefixes.Count <= pageSize);
            all.AddRange(page.Objects.Select(stored => stored.Key));
            all.AddRange(page.CommonPrefixes.Select(common => common + "*"));
            after = page.NextAfter;
        }

        all.Sort(StringComparer.Ordinal);
        return all;
    }

    private static string Key(int number)
    {
        string letters = "ab/";
        var key = "";
        for (long rest = Math.Abs((long)number) + 1; rest > 0; rest /= 3)
        {
            key += letters[(int)(rest % 3)];
        }

        return key;
    }

    private static Bucket BucketOf(params string[] keys)
    {
        var bucket = new Bucket("bucket", "222222222222", "eu-west-1", DateTimeOffset.UnixEpoch);
        foreach (string key in keys)
        {
            bucket.Put(new StoredObject
            {
                Key = key,
                Body = new ObjectBody([]),
                ETag = "etag",
                LastModified = DateTimeOffset.UnixEpoch,
                OwnerAccountId = "222222222222",
                BucketOwnerHasFullControl = false,
            });
        }

        return bucket;
    }
}
