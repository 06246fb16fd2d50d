using System.IO;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.Lambda.Code;

/// <summary>Takes the code of a request in: a zip file in the request itself, or an object of S3 that the caller may read.</summary>
internal sealed class FunctionCodeReader(SandboxServices services)
{
    /// <summary>The code that the members name; none of them is required by the API model.</summary>
    public FunctionCode Read(RestCall call, RequestObject members)
    {
        members.RefuseNotImplemented("ImageUri", "S3ObjectVersion", "S3ObjectStorageMode=REFERENCE", "SourceKMSKeyArn");
        byte[]? zip = members.Blob("ZipFile");
        (string? bucket, string? key) = (members.Text("S3Bucket"), members.Text("S3Key"));
        if (zip is not null && (bucket ?? key) is not null)
        {
            throw LambdaError.InvalidParameter("Please do not provide other FunctionCode parameters when providing a ZipFile.");
        }

        return zip is not null ? services.Lambda.Code.Add(zip)
            : bucket is not null && key is not null ? services.Lambda.Code.Add(ReadObject(call, bucket, key))
            : throw LambdaError.NoCode();
    }

    private byte[] ReadObject(RestCall call, string bucketName, string key)
    {
        if (services.S3.FindBucket(bucketName) is Bucket bucket && bucket.Region != call.Region)
        {
            throw NotRead(
                "PermanentRedirect", $"The bucket is in this region: {bucket.Region}. Please use this region to retry the request");
        }

        try
        {
            using OpenedObject opened = services.S3.GetObject(call.Caller, bucketName, key);
            using var zip = new MemoryStream();
            opened.Content.CopyTo(zip);
            return zip.ToArray();
        }
        catch (S3Exception error) when (error.Code == "AccessDenied")
        {
            throw LambdaError.AccessDenied(
                $"Your access has been denied by S3, please make sure your request credentials have permission to GetObject for "
                + $"{bucketName}/{key}. S3 Error Code: {error.Code}. S3 Error Message: {error.Message}");
        }
        catch (S3Exception error)
        {
            throw NotRead(error.Code, error.Message);
        }
    }

    private static ServiceException NotRead(string code, string message)
    {
        return LambdaError.InvalidParameter($"Error occurred while GetObject. S3 Error Code: {code}. S3 Error Message: {message}");
    }
}
