using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DdbCrossAccount.Conformance.Tests.Comparing;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>Finds every place in which the answer of the sandbox is not that of s3rver; of errors the codes count.</summary>
internal static class S3Comparison
{
    private static readonly string[] Compared =
    [
        "etag", "content-type", "content-length", "content-range", "accept-ranges", "cache-control", "content-disposition",
        "content-encoding", "content-language", "expires",
    ];

    private static readonly string[] OfBody = ["content-type", "content-length"];

    /// <summary>Times, ids, and who the owner is.</summary>
    private static readonly string[] Volatile = ["LastModified", "CreationDate", "UploadId", "RequestId", "HostId", "Owner", "Initiator", "Location"];

    public static IEnumerable<Difference> Compare(int step, string operation, S3Answer sandbox, S3Answer engine)
    {
        if (sandbox.Status != engine.Status || sandbox.Code != engine.Code)
        {
            yield return new Difference(step, operation, "answer", TextOf(sandbox), TextOf(engine));
        }
        else if (sandbox.Status < 300)
        {
            foreach ((string path, string? ours, string? theirs) in Places(operation, sandbox, engine))
            {
                if (ours != theirs)
                {
                    yield return new Difference(step, operation, path, ours, theirs);
                }
            }
        }
    }

    /// <summary>Of a body that is XML its name: the rest of it tells times and ports.</summary>
    private static string TextOf(S3Answer answer)
    {
        return answer.Xml is { } xml && answer.Code is null ? $"{answer.Status} {xml.Name.LocalName}" : answer.ToString();
    }

    private static IEnumerable<(string Path, string? Ours, string? Theirs)> Places(string operation, S3Answer sandbox, S3Answer engine)
    {
        bool isXml = sandbox.Xml is not null || engine.Xml is not null;
        bool isEmpty = operation is not ("HeadObject" or "GetObject") && sandbox.Body.Length == 0 && engine.Body.Length == 0;
        IEnumerable<string> metadata = sandbox.Headers.Keys.Concat(engine.Headers.Keys)
            .Where(name => name.StartsWith("x-amz-meta-", StringComparison.Ordinal)).Distinct();
        foreach (string name in Compared.Where(name => !isEmpty || !OfBody.Contains(name)).Where(name => !isXml || name != "content-length").Concat(metadata))
        {
            yield return (name, sandbox.Headers.GetValueOrDefault(name), engine.Headers.GetValueOrDefault(name));
        }

        yield return ("last-modified", Has(sandbox), Has(engine));
        if (!isXml)
        {
            yield return ("body", sandbox.Body, engine.Body);
            yield break;
        }

        Dictionary<string, string> ours = Elements(sandbox.Xml);
        Dictionary<string, string> theirs = Elements(engine.Xml);
        foreach (string path in ours.Keys.Union(theirs.Keys))
        {
            yield return (path, ours.GetValueOrDefault(path), theirs.GetValueOrDefault(path));
        }
    }

    private static string Has(S3Answer answer) => answer.Headers.ContainsKey("last-modified") ? "there" : "not there";

    /// <summary>The texts of all elements by their path; elements of one name are counted.</summary>
    private static Dictionary<string, string> Elements(XElement? root)
    {
        var texts = new Dictionary<string, string>();
        if (root is not null)
        {
            Add(texts, root.Name.LocalName, root);
        }

        return texts;
    }

    private static void Add(Dictionary<string, string> texts, string path, XElement element)
    {
        if (Volatile.Contains(element.Name.LocalName))
        {
            texts[path] = "<there>";
            return;
        }

        if (!element.HasElements)
        {
            texts[path] = element.Value;
            return;
        }

        foreach (IGrouping<string, XElement> named in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            int index = 0;
            foreach (XElement child in named)
            {
                Add(texts, $"{path}/{named.Key}[{(index++).ToString(CultureInfo.InvariantCulture)}]", child);
            }
        }
    }
}
