// org.apache.poi.xssf.streaming: sheets that are written row by row. Source: the Apache POI 5 API reference.
package org.apache.poi.xssf.streaming;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

public class SXSSFWorkbook implements Workbook {
    public SXSSFSheet createSheet();
    public SXSSFSheet createSheet(String sheetname);
}

public class SXSSFSheet implements Sheet {
    public SXSSFRow createRow(int rownum);
}

public class SXSSFRow implements Row {
    public SXSSFCell createCell(int column);
}

public class SXSSFCell implements Cell {
    public SXSSFRow getRow();
}
