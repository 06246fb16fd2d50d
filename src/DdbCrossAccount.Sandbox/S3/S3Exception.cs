using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>An error answer of S3, in S3's words.</summary>
/// <param name="code">For example <c>NoSuchKey</c>.</param>
/// <param name="message">S3's own text.</param>
/// <param name="statusCode">HTTP status.</param>
internal sealed class S3Exception(string code, string message, int statusCode = 400) : Exception(message)
{
    public string Code => code;

    public int StatusCode => statusCode;

    /// <summary>Further elements of the answer, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Elements { get; init; } = [];

    /// <summary>Set where S3 tells the bucket's Region in a header, too.</summary>
    public string? BucketRegion { get; init; }

    public static S3Exception NoSuchBucket(string bucket) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404) { Elements = [("BucketName", bucket)] };

    public static S3Exception NoSuchKey(string key) =>
        new("NoSuchKey", "The specified key does not exist.", 404) { Elements = [("Key", key)] };

    public static S3Exception NoSuchUpload(string id) =>
        new(
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
            404)
        {
            Elements = [("UploadId", id)],
        };

    public static S3Exception BucketNotEmpty(string bucket) =>
        new("BucketNotEmpty", "The bucket you tried to delete is not empty", 409) { Elements = [("BucketName", bucket)] };

    public static S3Exception AccessDenied(string message = "Access Denied") => new("AccessDenied", message, 403);

    public static S3Exception PreconditionFailed(string condition) =>
        new("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412)
        {
            Elements = [("Condition", condition)],
        };

    public static S3Exception InvalidArgument(string message, string name, string value) =>
        new("InvalidArgument", message) { Elements = [("ArgumentName", name), ("ArgumentValue", value)] };

    public static S3Exception MalformedXml() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    public static S3Exception NotImplemented(string header) =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented", 501)
        {
            Elements = [("Header", header)],
        };

    public static S3Exception MethodNotAllowed(string method, string resourceType) =>
        new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
        {
            Elements = [("Method", method), ("ResourceType", resourceType)],
        };
}
