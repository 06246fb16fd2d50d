using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Makes a bucket in the Region for which the request is signed.</summary>
[S3Operation("PUT", S3Level.Bucket)]
internal sealed class CreateBucket(SandboxServices services) : IS3Operation
{
    private const string DefaultRegion = "us-east-1";

    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        BucketName.Check(call.BucketName);
        services.S3.Authorization.Demand(call.Caller, "s3:CreateBucket", "arn:aws:s3:::" + call.BucketName);
        RefuseWhatIsMissing(call);
        XElement? configuration = await XmlBody.ReadAsync(call, "CreateBucketConfiguration", token);
        string region = ReadRegion(call.Region, configuration);
        ObjectOwnership ownership = OwnershipXml.Parse(call.Header("x-amz-object-ownership") ?? "BucketOwnerEnforced");
        if (!IsOwnAlready(call, region))
        {
            services.S3.CreateBucket(call.Caller.AccountId, call.BucketName, region).Ownership = ownership;
        }

        call.Response.Headers.Location = "/" + call.BucketName;
        call.Response.ContentLength = 0;
    }

    private static void RefuseWhatIsMissing(S3Call call)
    {
        if (call.Header("x-amz-bucket-object-lock-enabled") is "true" or "True")
        {
            throw S3Exception.NotImplemented("x-amz-bucket-object-lock-enabled");
        }

        if (call.Header("x-amz-acl") is not (null or "private"))
        {
            throw new S3Exception(
                "InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
    }

    private static string ReadRegion(string signedRegion, XElement? configuration)
    {
        if (configuration?.Elements().FirstOrDefault(element => element.Name.LocalName is not "LocationConstraint") is XElement other)
        {
            throw S3Exception.NotImplemented(other.Name.LocalName);
        }

        string constraint = configuration is null ? "" : XmlBody.Text(configuration, "LocationConstraint") ?? "";
        string region = constraint switch { "" => DefaultRegion, "EU" => "eu-west-1", _ => constraint };
        if (constraint == DefaultRegion)
        {
            throw new S3Exception("InvalidLocationConstraint", "The specified location-constraint is not valid")
            {
                Elements = [("LocationConstraint", constraint)],
            };
        }

        return region == signedRegion || signedRegion == DefaultRegion
            ? region
            : throw new S3Exception(
                "IllegalLocationConstraintException",
                $"The {(constraint.Length == 0 ? "unspecified" : constraint)} location constraint is incompatible "
                + "for the region specific endpoint this request was sent to.");
    }

    // In us-east-1 alone S3 answers success to an owner who makes a bucket again.
    private bool IsOwnAlready(S3Call call, string region) =>
        region == DefaultRegion
        && services.S3.FindBucket(call.BucketName) is Bucket bucket
        && bucket.OwnerAccountId == call.Caller.AccountId
        && bucket.Region == region;
}
