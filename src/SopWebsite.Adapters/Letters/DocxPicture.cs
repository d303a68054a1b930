using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Reporting.Letters;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace SopWebsite.Adapters.Letters;

/// <summary>The emblem of the letterhead.</summary>
internal static class DocxPicture
{
    // In English Metric Units, 360,000 to the centimetre: at most 2.2 cm wide and 2.5 cm high.
    private const double MostWidth = 792_000;
    private const double MostHeight = 900_000;

    /// <summary>The picture within a line, in its own proportions. Each of a document has an ordinal of its own.</summary>
    public static Drawing Inline(LetterLogo logo, uint ordinal, string description)
    {
        var scale = Math.Min(MostWidth / logo.Width, MostHeight / logo.Height);
        var (width, height) = (Math.Max(1, (long)(logo.Width * scale)), Math.Max(1, (long)(logo.Height * scale)));
        return new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = ordinal, Name = "Logo", Description = description },
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(
                    new Pic.NonVisualDrawingProperties { Id = ordinal, Name = "Logo", Description = description },
                    new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = DocxPackage.PictureId }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
                { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
            { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
