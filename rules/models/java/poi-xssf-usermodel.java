// org.apache.poi.xssf.usermodel: sheets as exports write them. Source: the Apache POI 5 API reference.
package org.apache.poi.xssf.usermodel;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

public class XSSFWorkbook implements Workbook {
    public XSSFSheet createSheet();
    public XSSFSheet createSheet(String sheetname);
    public XSSFSheet getSheetAt(int index);
}

public class XSSFSheet implements Sheet {
    public XSSFRow createRow(int rownum);
}

public class XSSFRow implements Row {
    public XSSFCell createCell(int column);
}

public class XSSFCell implements Cell {
    public XSSFRow getRow();
    public XSSFSheet getSheet();
}
